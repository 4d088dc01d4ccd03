namespace Backpropamine.Training;

/// <summary>How a network went through a lesson, for the report.</summary>
/// <param name="Outputs">What it put out in all steps.</param>
/// <param name="Recorded">Its state after every so many steps.</param>
public sealed record AnsweredLesson(NetworkOutput Outputs, IReadOnlyList<NetworkState> Recorded)
{
    /// <summary>The same of a rollout.</summary>
    /// <typeparam name="TOutput">The network's output of a step.</typeparam>
    /// <typeparam name="TState">The network's state.</typeparam>
    /// <param name="rollout">The rollout.</param>
    public static AnsweredLesson Of<TOutput, TState>(Rollout<TOutput, TState> rollout)
        where TOutput : NetworkOutput
        where TState : NetworkState<TState>
    {
        ArgumentNullException.ThrowIfNull(rollout);
        return new AnsweredLesson(rollout.Outputs, rollout.Recorded);
    }
}
