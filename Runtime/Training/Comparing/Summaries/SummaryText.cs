using System.Globalization;
using Backpropamine.Training.Comparing.Conditions;

namespace Backpropamine.Training.Comparing.Summaries;

/// <summary>A summary for the terminal.</summary>
internal static class SummaryText
{
    private const int MostRows = 20;

    public static void Write(TextWriter output, ComparisonPlan plan, Summary summary)
    {
        foreach (var (i, condition) in summary.Conditions.Take(MostRows).Index())
        {
            var score = condition.Score;
            var rank = plan.IsSweep ? string.Create(CultureInfo.InvariantCulture, $"{i + 1}. ") : "";
            var reached = summary.Scoring.Criterion is { } criterion ? $"; {Figures.Score(criterion)} reached by {Figures.HowMany(condition.Reached)}{When(condition.Reached, condition.MinutesToReach)}" : "";
            var runs = condition.Rows.Count == 1 ? "1 run" : $"{Figures.Whole(condition.Rows.Count)} runs";
            output.WriteLine($"{rank}{condition.Condition.Label}: median {Figures.Score(score.Median)}, quartiles {Figures.Range(score.Low, score.High, Figures.Score)}, {runs}, {Figures.Whole(condition.Parameters)} parameters{reached}");
        }
        foreach (var pair in summary.Pairs)
            output.WriteLine($"{pair.First.Label} − {pair.Second.Label}: {Figures.Score(pair.Difference.Median)} ({Figures.Range(pair.Difference.Low, pair.Difference.High, Figures.Score)}), p {Figures.P(pair.Test.P)}, corrected {Figures.P(pair.Corrected)}");
    }

    private static string When(IReadOnlyList<double> reached, IReadOnlyList<double> minutes) => reached.Any(double.IsFinite) ? $" at iteration {Figures.Reached(reached)}, after {Figures.Reached(minutes, Figures.Minutes)} minutes" : "";
}
