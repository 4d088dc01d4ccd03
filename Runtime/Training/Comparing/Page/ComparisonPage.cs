using System.Text.Json;
using Backpropamine.Training.Comparing.Conditions;
using Backpropamine.Training.Comparing.Summaries;
using Backpropamine.Training.Reporting.Markup;

namespace Backpropamine.Training.Comparing.Page;

/// <summary>A comparison as one self-contained page: no network, no further file.</summary>
public static class ComparisonPage
{
    /// <summary>The page as text: HTML that is well-formed XML, too.</summary>
    /// <param name="report">What the page shows.</param>
    public static string Render(ComparisonReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var html = new Html();
        var title = Title(report.Plan);
        html.Add($"""<!DOCTYPE html>""");
        html.Add($"""<html lang="en" xmlns="http://www.w3.org/1999/xhtml"><head><meta charset="utf-8"/>""");
        html.Add($"""<meta name="viewport" content="width=device-width, initial-scale=1"/><meta name="color-scheme" content="light dark"/>""");
        html.Add($"<title>{title}</title>");
        html.Add($"<style>\n{Asset.Read("report.css")}{Asset.Read("compare.css")}</style></head><body>");
        html.Add($"""<header><h1>{title}</h1><ul class="facts">""");
        foreach (var fact in report.Facts)
            html.Add($"<li>{fact}</li>");
        html.Add($"</ul></header><main>");
        WriteSections(html, report);
        html.Add($"</main>");
        html.Add($"""<script type="application/json" id="data">{Data(report.Summary)}</script>""");
        html.Add($"<script>//<![CDATA[\n{Asset.Read("compare.js")}//]]></script></body></html>");
        return html.ToString();
    }

    private static string Title(ComparisonPlan plan)
    {
        var names = plan.Conditions.SelectMany(condition => condition.Settings).Select(setting => setting.Name).Distinct();
        return $"{plan.Task}: {(plan.IsSweep ? "sweep over" : "comparison of")} {string.Join(", ", names)}";
    }

    private static void WriteSections(Html html, ComparisonReport report)
    {
        if (report.Summary.Conditions.Count == 0)
        {
            html.Add($"""<section class="task"><p class="empty">No run has finished.</p></section>""");
        }
        else
        {
            html.Add($"""<section class="task"><h2>Results</h2><div class="charts">""");
            new BandFigure(report.Summary, report.ScoreName).Write(html);
            new ScoreFigure(report.Summary, report.ScoreName).Write(html);
            html.Add($"</div>");
            ScoreTable.Write(html, report);
            html.Add($"</section>");
            if (report.Summary.Pairs.Count > 0)
                PairTable.Write(html, report.Summary);
        }
        FailedSection.Write(html, report.Failed);
        SettingsSection.Write(html, report);
    }

    // JSON's encoder escapes what means something in markup.
    private static RawHtml Data(Summary summary) => new(JsonSerializer.Serialize(
        summary.Conditions.Take(BandFigure.MostCurves).Select(condition => condition.Band).Select(band => new
        {
            x = band.Iterations,
            low = band.Scores.Select(score => Math.Round(score.Low, 4)),
            median = band.Scores.Select(score => Math.Round(score.Median, 4)),
            high = band.Scores.Select(score => Math.Round(score.High, 4)),
        })));
}
