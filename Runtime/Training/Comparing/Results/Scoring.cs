namespace Backpropamine.Training.Comparing.Results;

/// <summary>How runs are judged.</summary>
/// <param name="Window">Iterations over which scores are averaged: the last of them are the final score.</param>
/// <param name="Criterion">The score to reach; null if there is none.</param>
public sealed record Scoring(int Window, double? Criterion)
{
    /// <summary>The iteration at which a run reaches the criterion; infinity for never.</summary>
    /// <param name="curve">The run's curve.</param>
    public double Reached(RunCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        return Criterion is { } criterion ? curve.Reached(criterion, Window) : double.PositiveInfinity;
    }
}
