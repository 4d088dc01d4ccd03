using Backpropamine.Training.Reporting.Markup;

namespace Backpropamine.Training.Reporting.Charts;

/// <summary>The two axes of a chart: labels, lines across, ticks.</summary>
/// <param name="X">The horizontal one, from left to right.</param>
/// <param name="Y">The vertical one, from bottom to top.</param>
internal sealed record Axes(Axis X, Axis Y)
{
    /// <summary>Draws them.</summary>
    /// <param name="html">The page.</param>
    /// <param name="xLabel">What X says.</param>
    /// <param name="yLabel">What Y says.</param>
    public void Write(Html html, string xLabel, string yLabel)
    {
        var (left, right, bottom) = (X.From, X.To, Y.From);
        html.Add($"""<text class="axis-label" x="4" y="14">{yLabel}</text>""");
        html.Add($"""<text class="axis-label" x="{(left + right) / 2}" y="{bottom + 40}" text-anchor="middle">{xLabel}</text>""");
        foreach (var tick in Y.Ticks)
        {
            html.Add($"""<line class="grid" x1="{left}" x2="{right}" y1="{Y.Map(tick)}" y2="{Y.Map(tick)}"/>""");
            html.Add($"""<text class="tick" x="{left - 7}" y="{Y.Map(tick) + 4}" text-anchor="end">{HtmlText.Number(tick)}</text>""");
        }
        foreach (var tick in X.Ticks)
        {
            html.Add($"""<line class="axis" x1="{X.Map(tick)}" x2="{X.Map(tick)}" y1="{bottom}" y2="{bottom + 4}"/>""");
            html.Add($"""<text class="tick" x="{X.Map(tick)}" y="{bottom + 19}" text-anchor="middle">{HtmlText.Number(tick)}</text>""");
        }
        html.Add($"""<line class="axis" x1="{left}" x2="{right}" y1="{bottom}" y2="{bottom}"/>""");
    }
}
