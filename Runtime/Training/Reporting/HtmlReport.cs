using Backpropamine.Training.Files;
using Backpropamine.Training.Reporting.Charts;
using Backpropamine.Training.Reporting.Episodes;
using Backpropamine.Training.Reporting.Markup;

namespace Backpropamine.Training.Reporting;

/// <summary>Writes a run as one self-contained page: no network, no further file.</summary>
public static class HtmlReport
{
    /// <summary>Writes the page; a page that is there already is replaced only when the new one is complete.</summary>
    /// <param name="path">The file to write; its folder is created if need be.</param>
    /// <param name="report">What the page shows.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, RunReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        WholeFile.Write(path, Render(report));
    }

    /// <summary>The page as text: HTML that is well-formed XML, too.</summary>
    public static string Render(RunReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var (html, data) = (new Html(), new PageData());
        html.Add($"""<!DOCTYPE html>""");
        html.Add($"""<html lang="en" xmlns="http://www.w3.org/1999/xhtml"><head><meta charset="utf-8"/>""");
        html.Add($"""<meta name="viewport" content="width=device-width, initial-scale=1"/><meta name="color-scheme" content="light dark"/>""");
        html.Add($"<title>{report.Title}</title>");
        html.Add($"<style>\n{Asset.Read("report.css")}</style></head><body>");
        html.Add($"<header><h1>{report.Title}</h1>");
        WriteList(html, "facts", report.Facts);
        html.Add($"</header><main>");
        foreach (var task in report.Tasks)
            WriteTask(html, data, task);
        if (report.Table is { } table)
            html.Add($"""<p class="note">All points of all curves: <a href="{table}" download="{table}">{table}</a>, beside this page.</p>""");
        if (report.Origin.Length > 0)
            html.Add($"""<details class="origin"><summary>What made this page</summary><pre tabindex="0">{report.Origin}</pre></details>""");
        html.Add($"</main>");
        html.Add($"""<script type="application/json" id="data">{data.ToJson()}</script>""");
        html.Add($"<script>//<![CDATA[\n{Asset.Read("report.js")}//]]></script></body></html>");
        return html.ToString();
    }

    private static void WriteTask(Html html, PageData data, TaskReport task)
    {
        html.Add($"""<section class="task"><h2>{task.Name}</h2><p class="summary">{task.Summary}</p>""");
        if (task.Verdicts.Count > 0)
        {
            html.Add($"""<ul class="verdicts">""");
            foreach (var verdict in task.Verdicts)
                html.Add($"""<li class="{(verdict.Passed ? "passed" : "missed")}"><b>{(verdict.Passed ? "✓ reached" : "✗ missed")}</b> {verdict.Text}</li>""");
            html.Add($"</ul>");
        }
        html.Add($"""<div class="charts">""");
        foreach (var chart in task.Charts)
            data.Add(ChartFigure.Write(html, chart, data.NextChart));
        html.Add($"</div>");
        foreach (var group in EpisodeGroup.From(task.Episodes))
        {
            EpisodeSection.Write(html, group, data.NextGroup);
            data.Add(group);
        }
        foreach (var gallery in task.Galleries)
            GalleryFigure.Write(html, gallery);
        html.Add($"</section>");
    }

    private static void WriteList(Html html, string kind, IReadOnlyList<string> items)
    {
        if (items.Count == 0)
            return;
        html.Add($"""<ul class="{kind}">""");
        foreach (var item in items)
            html.Add($"<li>{item}</li>");
        html.Add($"</ul>");
    }
}
