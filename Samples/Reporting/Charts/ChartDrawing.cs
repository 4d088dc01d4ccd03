using System.Text;
using Backpropamine.Samples.Reporting.Markup;

namespace Backpropamine.Samples.Reporting.Charts;

/// <summary>A line chart as SVG; the script reads its axes from the data attributes to answer a pointer.</summary>
internal sealed class ChartDrawing(Chart chart, IReadOnlyList<Curve> curves, bool smoothed)
{
    private const double Width = 520;
    private const double Height = 300;
    private const double Left = 52;
    private const double Right = Width - 14;
    private const double Top = 28;
    private const double Bottom = Height - 46;

    private readonly Axis _x = Axis.Tight(Least(curves, c => c.X), Greatest(curves, c => c.X), Left, Right);
    private readonly Axis _y = Axis.Round(
        Math.Min(Least(curves, c => smoothed ? [.. c.Raw, .. c.Smooth] : c.Raw), chart.Threshold ?? double.PositiveInfinity),
        Math.Max(Greatest(curves, c => smoothed ? [.. c.Raw, .. c.Smooth] : c.Raw), chart.Threshold ?? double.NegativeInfinity),
        Bottom,
        Top);

    public void Write(Html html, string description)
    {
        html.Add($"""<svg viewBox="0 0 {Width} {Height}" role="img" aria-label="{description}" data-left="{Left}" data-right="{Right}" data-low="{_x.Low}" data-high="{_x.High}">""");
        html.Add($"""<text class="axis-label" x="4" y="14">{chart.YLabel}</text>""");
        html.Add($"""<text class="axis-label" x="{(Left + Right) / 2}" y="{Height - 6}" text-anchor="middle">{chart.XLabel}</text>""");
        foreach (var tick in _y.Ticks)
        {
            html.Add($"""<line class="grid" x1="{Left}" x2="{Right}" y1="{_y.Map(tick)}" y2="{_y.Map(tick)}"/>""");
            html.Add($"""<text class="tick" x="{Left - 7}" y="{_y.Map(tick) + 4}" text-anchor="end">{HtmlText.Number(tick)}</text>""");
        }
        foreach (var tick in _x.Ticks)
        {
            html.Add($"""<line class="axis" x1="{_x.Map(tick)}" x2="{_x.Map(tick)}" y1="{Bottom}" y2="{Bottom + 4}"/>""");
            html.Add($"""<text class="tick" x="{_x.Map(tick)}" y="{Bottom + 19}" text-anchor="middle">{HtmlText.Number(tick)}</text>""");
        }
        html.Add($"""<line class="axis" x1="{Left}" x2="{Right}" y1="{Bottom}" y2="{Bottom}"/>""");
        if (smoothed)
        {
            for (var i = 0; i < curves.Count; i++)
                html.Add($"""<path class="raw s{i % 8}" d="{Line(curves[i].X, curves[i].Raw)}"/>""");
        }
        if (chart.Threshold is { } threshold)
            html.Add($"""<line class="threshold" x1="{Left}" x2="{Right}" y1="{_y.Map(threshold)}" y2="{_y.Map(threshold)}"/>""");
        for (var i = 0; i < curves.Count; i++)
            html.Add($"""<path class="curve s{i % 8}" d="{Line(curves[i].X, curves[i].Smooth)}"/>""");
        html.Add($"""<line class="cursor" x1="0" x2="0" y1="{Top}" y2="{Bottom}"/>""");
        html.Add($"</svg>");
    }

    /// <summary>A path through the points that are numbers, broken where one is not.</summary>
    private string Line(float[] x, float[] y)
    {
        var path = new StringBuilder();
        var pen = false;
        for (var i = 0; i < x.Length; i++)
        {
            if (!float.IsFinite(y[i]))
            {
                pen = false;
                continue;
            }
            path.Append(pen ? 'L' : 'M').Append(HtmlText.Coordinate(_x.Map(x[i]))).Append(' ').Append(HtmlText.Coordinate(_y.Map(y[i])));
            pen = true;
        }
        return path.ToString();
    }

    private static double Least(IEnumerable<Curve> curves, Func<Curve, float[]> values)
        => curves.SelectMany(values).Where(float.IsFinite).Min();

    private static double Greatest(IEnumerable<Curve> curves, Func<Curve, float[]> values)
        => curves.SelectMany(values).Where(float.IsFinite).Max();
}
