using Backpropamine.Training.Comparing.Results;
using Backpropamine.Training.Comparing.Statistics;

namespace Backpropamine.Training.Comparing.Summaries;

/// <summary>Several runs' curves together.</summary>
/// <param name="Iterations">The iteration of each point.</param>
/// <param name="Scores">Median and quartiles over the runs at each point, each run being averaged over the iterations before.</param>
public sealed record Band(IReadOnlyList<int> Iterations, IReadOnlyList<Quartiles> Scores)
{
    /// <summary>The band of some curves; it ends with the shortest.</summary>
    /// <param name="curves">The curves.</param>
    /// <param name="window">Iterations that each point of a run is averaged over.</param>
    public static Band Of(IReadOnlyList<RunCurve> curves, int window)
    {
        var points = curves.MinBy(curve => curve.Iterations.Count)!.Iterations;
        double[][] means = [.. curves.Select(curve => curve.Trailing(window))];
        return new Band(points, [.. points.Select((_, i) => Quantiles.Of(means.Select(run => run[i])))]);
    }
}
