using Backpropamine.Training.Comparing.Conditions;
using Backpropamine.Training.Comparing.Results;
using Backpropamine.Training.Comparing.Statistics;

namespace Backpropamine.Training.Comparing.Summaries;

/// <summary>The finished runs of one condition, at least one.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Rows">Its runs, by seed.</param>
/// <param name="Scoring">How they are judged.</param>
public sealed record ConditionSummary(Condition Condition, IReadOnlyList<RunRow> Rows, Scoring Scoring)
{
    /// <summary>The final score of each run.</summary>
    public IReadOnlyList<double> Scores { get; } = [.. Rows.Select(row => row.Curve.FinalScore(Scoring.Window))];

    /// <summary>The iteration at which each run reached the criterion; infinity for never.</summary>
    public IReadOnlyList<double> Reached { get; } = [.. Rows.Select(row => Scoring.Reached(row.Curve))];

    /// <summary>The minutes in which each run reached the criterion, at its mean speed; infinity for never.</summary>
    public IReadOnlyList<double> MinutesToReach { get; } = [.. Rows.Select(row => Scoring.Reached(row.Curve) / row.Curve.Iterations[^1] * row.Seconds / 60)];

    /// <summary>Median and quartiles of the final scores.</summary>
    public Quartiles Score => Quantiles.Of(Scores);

    /// <summary>Trained values of a network.</summary>
    public long Parameters => Rows[0].Parameters;

    /// <summary>The curves of the runs together.</summary>
    public Band Band => Band.Of([.. Rows.Select(row => row.Curve)], Scoring.Window);
}
