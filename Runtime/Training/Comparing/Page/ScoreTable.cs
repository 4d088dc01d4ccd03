using Backpropamine.Training.Comparing.Statistics;
using Backpropamine.Training.Comparing.Summaries;
using Backpropamine.Training.Reporting.Markup;

namespace Backpropamine.Training.Comparing.Page;

/// <summary>The conditions with their scores; a sweep's are ranked.</summary>
internal static class ScoreTable
{
    private const double Minute = 60;

    public static void Write(Html html, ComparisonReport report)
    {
        var scoring = report.Summary.Scoring;
        html.Add($"""<h3>{(report.Plan.IsSweep ? "Ranking" : "Final scores")}</h3>""");
        html.Add($"""<p class="note">Score: {report.ScoreName}, mean over a run's last {scoring.Window} iterations. {(scoring.Criterion is { } criterion ? $"Criterion: the first iteration at which the mean over the last {scoring.Window} is at least {Figures.Score(criterion)}; never: not within the budget." : "No criterion was given.")}{(report.Plan.IsSweep ? " The best of many conditions owes a part of its rank to chance: compare it again with seeds that the sweep has not used." : "")}</p>""");
        html.Add($"""<table class="figures" tabindex="0"><thead><tr>{Head(report.Plan.IsSweep ? ["rank"] : [])}<th scope="col" class="name">condition</th>{Head(["runs", "median", "quartiles", "least to greatest"])}{Head(scoring.Criterion is null ? [] : ["iterations to criterion, median (quartiles)", "minutes to criterion", "reached by"])}{Head(["parameters", "minutes a run"])}</tr></thead><tbody>""");
        foreach (var (i, condition) in report.Summary.Conditions.Index())
            WriteRow(html, report, condition, i + 1);
        html.Add($"</tbody></table>");
    }

    private static void WriteRow(Html html, ComparisonReport report, ConditionSummary condition, int rank)
    {
        var score = condition.Score;
        List<string> cells =
        [
            Figures.Whole(condition.Rows.Count), Figures.Score(score.Median), Figures.Range(score.Low, score.High, Figures.Score),
            Figures.Range(condition.Scores.Min(), condition.Scores.Max(), Figures.Score),
        ];
        if (report.Summary.Scoring.Criterion is not null)
            cells.AddRange([Figures.Reached(condition.Reached), Figures.Reached(condition.MinutesToReach, Figures.Minutes), Figures.HowMany(condition.Reached)]);
        cells.AddRange([Figures.Whole(condition.Parameters), Figures.Score(Quantiles.Median(condition.Rows.Select(row => row.Seconds)) / Minute)]);
        html.Add($"<tr>");
        if (report.Plan.IsSweep)
            html.Add($"<td>{rank}</td>");
        html.Add($"""<th scope="row" class="name">{condition.Condition.Label}</th>""");
        foreach (var cell in cells)
            html.Add($"<td>{cell}</td>");
        html.Add($"</tr>");
    }

    private static RawHtml Head(string[] names) => new(string.Concat(names.Select(name => $"""<th scope="col">{name}</th>""")));
}
