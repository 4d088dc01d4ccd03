using Backpropamine.Training.Reporting.Markup;

namespace Backpropamine.Training.Reporting.Charts;

/// <summary>A learning curve as a figure: legend, drawing, how it was smoothed, and the numbers as a table.</summary>
internal static class ChartFigure
{
    private const int TableRows = 12;

    public static IReadOnlyList<Curve> Write(Html html, Chart chart, int index)
    {
        var window = Smoothing.Window(chart.Series.Count == 0 ? 0 : chart.Series.Max(s => s.Y.Length));
        var curves = chart.Series.Select(s => Curve.From(s, window)).ToArray();

        html.Add($"""<figure class="chart" data-chart="{index}">""");
        html.Add($"""<figcaption><strong>{chart.Title}</strong>""");
        html.Add($"""<ul class="legend">""");
        for (var i = 0; i < curves.Length; i++)
            html.Add($"""<li><i class="swatch s{i % 8}"></i>{curves[i].Label} <output></output></li>""");
        if (chart.Threshold is { } threshold)
            html.Add($"""<li><i class="swatch dashed"></i>threshold {HtmlText.Number(threshold)}</li>""");
        html.Add($"</ul></figcaption>");

        if (curves.Any(c => c.Smooth.Any(float.IsFinite)))
            new ChartDrawing(chart, curves, window > 1).Write(html, Description(chart, curves));
        else
            html.Add($"""<p class="empty">Nothing was recorded.</p>""");

        html.Add($"""<p class="note">{Note(window, chart)}</p>""");
        WriteTable(html, chart, curves);
        html.Add($"</figure>");
        return curves;
    }

    private static string Note(int window, Chart chart)
    {
        if (window == 1)
            return "Single points, not smoothed.";
        var points = chart.Series.Max(s => s.Y.Length);
        var shown = Smoothing.Thinned(points).Length;
        var thin = shown < points ? $"single points, {shown} of {HtmlText.Number(points)}" : "single points";
        return $"Thick: mean of the last {window} points; thin: {thin}.";
    }

    private static string Description(Chart chart, IEnumerable<Curve> curves)
    {
        var ends = curves.Where(c => c.Smooth.Length > 0)
            .Select(c => $"{c.Label} from {HtmlText.Number(c.Smooth[0])} to {HtmlText.Number(c.Smooth[^1])}");
        return $"{chart.Title}. {chart.YLabel} against {chart.XLabel}: {string.Join("; ", ends)}.";
    }

    private static void WriteTable(Html html, Chart chart, Curve[] curves)
    {
        var longest = curves.MaxBy(c => c.X.Length);
        if (longest is null || longest.X.Length == 0)
            return;
        html.Add($"""<details><summary>Numbers</summary><table><thead><tr><th scope="col">{chart.XLabel}</th>""");
        foreach (var curve in curves)
            html.Add($"""<th scope="col">{curve.Label}</th>""");
        html.Add($"</tr></thead><tbody>");
        foreach (var row in Rows(longest.X.Length))
        {
            var x = longest.X[row];
            html.Add($"""<tr><th scope="row">{HtmlText.Number(x)}</th>""");
            foreach (var curve in curves)
            {
                var at = Array.FindLastIndex(curve.X, c => c <= x);
                html.Add($"<td>{(at < 0 || !float.IsFinite(curve.Smooth[at]) ? "–" : HtmlText.Number(curve.Smooth[at]))}</td>");
            }
            html.Add($"</tr>");
        }
        html.Add($"</tbody></table></details>");
    }

    private static IEnumerable<int> Rows(int points)
    {
        var rows = Math.Min(points, TableRows);
        return rows < 2 ? Enumerable.Range(0, rows) : Enumerable.Range(0, rows).Select(i => i * (points - 1) / (rows - 1));
    }
}
