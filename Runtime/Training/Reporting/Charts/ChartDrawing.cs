using System.Text;
using Backpropamine.Training.Reporting.Markup;

namespace Backpropamine.Training.Reporting.Charts;

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
        new Axes(_x, _y).Write(html, chart.XLabel, chart.YLabel);
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
