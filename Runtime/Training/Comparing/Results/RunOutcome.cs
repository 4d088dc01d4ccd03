namespace Backpropamine.Training.Comparing.Results;

/// <summary>What a finished training left.</summary>
/// <param name="Scores">The score of every iteration.</param>
/// <param name="Parameters">Number of trained values.</param>
/// <param name="Seconds">How long it took, over all its parts.</param>
/// <param name="ScoreName">What a score is.</param>
public sealed record RunOutcome(IReadOnlyList<double> Scores, long Parameters, double Seconds, string ScoreName)
{
    /// <summary>How it learnt: the scores of its iterations, or the best validation so far where the task is compared by these.</summary>
    public RunCurve Curve { get; init; } = RunCurve.Of(Scores);
}
