using System.Text;
using Backpropamine.Training.Comparing.Statistics;
using Backpropamine.Training.Comparing.Summaries;
using Backpropamine.Training.Reporting.Charts;
using Backpropamine.Training.Reporting.Markup;

namespace Backpropamine.Training.Comparing.Page;

/// <summary>Learning curves: the median over the runs as a line, the quartiles as a band. A pointer, or the arrow keys, show the figures of an iteration.</summary>
internal sealed class BandFigure
{
    /// <summary>The most curves that a reader can tell apart.</summary>
    public const int MostCurves = 8;

    private const double Width = 520;
    private const double Height = 300;
    private const double Left = 52;
    private const double Right = Width - 14;
    private const double Top = 28;
    private const double Bottom = Height - 46;
    private const int TableRows = 12;

    private readonly IReadOnlyList<(string Label, Band Band)> _curves;
    private readonly string _score;
    private readonly Summary _summary;
    private readonly Axis _x;
    private readonly Axis _y;

    public BandFigure(Summary summary, string score)
    {
        _curves = [.. summary.Conditions.Take(MostCurves).Select(condition => (condition.Condition.Label, condition.Band))];
        (_summary, _score) = (summary, score);
        var all = _curves.SelectMany(curve => curve.Band.Scores).ToList();
        var criterion = summary.Scoring.Criterion;
        _x = Axis.Tight(_curves.Min(curve => curve.Band.Iterations[0]), _curves.Max(curve => curve.Band.Iterations[^1]), Left, Right);
        _y = Axis.Round(
            Math.Min(all.Min(point => point.Low), criterion ?? double.PositiveInfinity),
            Math.Max(all.Max(point => point.High), criterion ?? double.NegativeInfinity),
            Bottom,
            Top);
    }

    public void Write(Html html)
    {
        html.Add($"""<figure class="chart"><figcaption><strong>Learning</strong> <output class="at"></output><ul class="legend">""");
        foreach (var (i, curve) in _curves.Index())
            html.Add($"""<li><i class="swatch s{i % MostCurves}"></i>{curve.Label} <output></output></li>""");
        if (_summary.Scoring.Criterion is { } criterion)
            html.Add($"""<li><i class="swatch dashed"></i>criterion {Figures.Score(criterion)}</li>""");
        html.Add($"</ul></figcaption>");
        Draw(html);
        html.Add($"""<p class="note">Line: median over the runs; band: from the first to the third quartile. Each run is first averaged over the last {_summary.Scoring.Window} iterations.{LeftOut()} A pointer or, after Tab, the keys ← and → show figures.</p>""");
        Table(html);
        html.Add($"</figure>");
    }

    private string LeftOut() => _summary.Conditions.Count > MostCurves ? $" Shown are the first {MostCurves} of {_summary.Conditions.Count} conditions." : "";

    private void Draw(Html html)
    {
        html.Add($"""<svg class="curves" tabindex="0" viewBox="0 0 {Width} {Height}" role="img" aria-label="{Description()}" data-left="{Left}" data-right="{Right}" data-low="{_x.Low}" data-high="{_x.High}">""");
        new Axes(_x, _y).Write(html, "iteration", _score);
        foreach (var (i, curve) in _curves.Index())
            html.Add($"""<path class="band s{i % MostCurves}" d="{Area(curve.Band)}"/>""");
        if (_summary.Scoring.Criterion is { } criterion)
            html.Add($"""<line class="threshold" x1="{Left}" x2="{Right}" y1="{_y.Map(criterion)}" y2="{_y.Map(criterion)}"/>""");
        foreach (var (i, curve) in _curves.Index())
            html.Add($"""<path class="curve s{i % MostCurves}" d="{Line(curve.Band)}"/>""");
        html.Add($"""<line class="cursor" x1="0" x2="0" y1="{Top}" y2="{Bottom}"/>""");
        html.Add($"</svg>");
    }

    private string Line(Band band)
    {
        var path = new StringBuilder();
        Append(path, band, point => point.Median, 'M', Enumerable.Range(0, band.Scores.Count));
        return path.ToString();
    }

    private string Area(Band band)
    {
        var path = new StringBuilder();
        Append(path, band, point => point.High, 'M', Enumerable.Range(0, band.Scores.Count));
        Append(path, band, point => point.Low, 'L', Enumerable.Range(0, band.Scores.Count).Reverse());
        return path.Append('Z').ToString();
    }

    private void Append(StringBuilder path, Band band, Func<Quartiles, double> value, char first, IEnumerable<int> points)
    {
        foreach (var point in points)
        {
            path.Append(first).Append(HtmlText.Coordinate(_x.Map(band.Iterations[point]))).Append(' ').Append(HtmlText.Coordinate(_y.Map(value(band.Scores[point]))));
            first = 'L';
        }
    }

    private string Description()
    {
        var ends = _curves.Select(curve => $"{curve.Label} from {Figures.Score(curve.Band.Scores[0].Median)} to {Figures.Score(curve.Band.Scores[^1].Median)}");
        return $"Medians of {_score} against iteration: {string.Join("; ", ends)}.";
    }

    private void Table(Html html)
    {
        var longest = _curves.MaxBy(curve => curve.Band.Iterations.Count).Band.Iterations;
        html.Add($"""<details><summary>Numbers</summary><table tabindex="0"><thead><tr><th scope="col">iteration</th>""");
        foreach (var (label, _) in _curves)
            html.Add($"""<th scope="col">{label}</th>""");
        html.Add($"</tr></thead><tbody>");
        var rows = Math.Min(TableRows, longest.Count);
        for (var row = 0; row < rows; row++)
        {
            var iteration = longest[rows == 1 ? 0 : row * (longest.Count - 1) / (rows - 1)];
            html.Add($"""<tr><th scope="row">{Figures.Whole(iteration)}</th>""");
            foreach (var (_, band) in _curves)
            {
                var at = band.Iterations.TakeWhile(other => other <= iteration).Count() - 1;
                html.Add($"<td>{(at < 0 ? "–" : $"{Figures.Score(band.Scores[at].Median)} ({Figures.Range(band.Scores[at].Low, band.Scores[at].High, Figures.Score)})")}</td>");
            }
            html.Add($"</tr>");
        }
        html.Add($"</tbody></table></details>");
    }
}
