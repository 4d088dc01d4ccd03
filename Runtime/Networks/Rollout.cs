namespace Backpropamine;

/// <summary>What <c>Unroll</c> returns.</summary>
/// <typeparam name="TOutput">The network's generated output type.</typeparam>
/// <typeparam name="TState">The network's generated state type.</typeparam>
/// <param name="Outputs">The activities of all steps, <c>[T, B, N]</c> each.</param>
/// <param name="State">The state after step T.</param>
public sealed record Rollout<TOutput, TState>(TOutput Outputs, TState State)
{
    /// <summary>Detached copies of the state after every <c>record</c>-th step; empty if none were asked for.</summary>
    public IReadOnlyList<TState> Recorded { get; init; } = [];

    /// <summary>After how many steps each of them was kept; 0 if none were asked for.</summary>
    public int RecordedEvery { get; init; }
}
