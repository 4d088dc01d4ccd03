using Backpropamine.Training.Comparing.Conditions;
using Backpropamine.Training.Comparing.Results;
using Backpropamine.Training.Comparing.Statistics;

namespace Backpropamine.Training.Comparing.Summaries;

/// <summary>What the finished runs of a comparison say.</summary>
/// <param name="Conditions">The conditions that have finished runs: in the order of the command line, or in a sweep the best first.</param>
/// <param name="Pairs">All pairs of them; none in a sweep.</param>
/// <param name="Scoring">How runs are judged.</param>
public sealed record Summary(IReadOnlyList<ConditionSummary> Conditions, IReadOnlyList<PairSummary> Pairs, Scoring Scoring)
{
    /// <summary>Sums up.</summary>
    /// <param name="plan">The comparison.</param>
    /// <param name="find">The finished run of a plan's run; null if there is none.</param>
    /// <param name="scoring">How runs are judged.</param>
    public static Summary Of(ComparisonPlan plan, Func<PlannedRun, RunRow?> find, Scoring scoring)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var conditions = plan.Runs.GroupBy(run => run.Condition)
            .Select(group => (Condition: group.Key, Rows: group.Select(find).OfType<RunRow>().ToList()))
            .Where(group => group.Rows.Count > 0)
            .Select(group => new ConditionSummary(group.Condition, group.Rows, scoring))
            .ToList();
        return plan.IsSweep
            ? new Summary([.. conditions.OrderByDescending(condition => condition.Score.Median)], [], scoring)
            : new Summary(conditions, Test(conditions), scoring);
    }

    private static PairSummary[] Test(List<ConditionSummary> conditions)
    {
        (ConditionSummary First, ConditionSummary Second, RankSumResult Test)[] pairs =
            [.. conditions.SelectMany((first, i) => conditions.Skip(i + 1).Select(second => (first, second, RankSumTest.Compare(first.Scores, second.Scores))))];
        var corrected = Holm.Correct([.. pairs.Select(pair => pair.Test.P)]);
        return [.. pairs.Select((pair, i) => new PairSummary(
            pair.First.Condition, pair.Second.Condition, HodgesLehmann.Estimate(pair.First.Scores, pair.Second.Scores), pair.Test, corrected[i]))];
    }
}
