namespace Backpropamine;

/// <summary>What <c>forward</c> returns.</summary>
/// <typeparam name="TOutput">The network's generated output type.</typeparam>
/// <typeparam name="TState">The network's generated state type.</typeparam>
/// <param name="Output">The activities of this step, <c>[B, N]</c> each.</param>
/// <param name="State">The state after this step.</param>
public sealed record Step<TOutput, TState>(TOutput Output, TState State);
