using Backpropamine.Training.Comparing.Summaries;
using Backpropamine.Training.Reporting.Charts;
using Backpropamine.Training.Reporting.Markup;

namespace Backpropamine.Training.Comparing.Page;

/// <summary>The final score of every run as a dot, a row for each condition, with the median and the quartiles.</summary>
internal sealed class ScoreFigure
{
    private const double Width = 520;
    private const double Left = 14;
    private const double Right = Width - 14;
    private const double Top = 14;
    private const double Row = 48;
    private const double Foot = 46;
    private const double Spread = 12;

    private readonly IReadOnlyList<ConditionSummary> _conditions;
    private readonly string _score;
    private readonly Axis _x;

    public ScoreFigure(Summary summary, string score)
    {
        _conditions = [.. summary.Conditions.Take(BandFigure.MostCurves)];
        _score = score;
        _x = Axis.Round(_conditions.Min(condition => condition.Scores.Min()), _conditions.Max(condition => condition.Scores.Max()), Left, Right);
    }

    public void Write(Html html)
    {
        var bottom = Top + _conditions.Count * Row;
        var medians = _conditions.Select(condition => $"{condition.Condition.Label} {Figures.Score(condition.Score.Median)}");
        html.Add($"""<figure class="chart"><figcaption><strong>Final scores</strong></figcaption>""");
        html.Add($"""<svg viewBox="0 0 {Width} {bottom + Foot}" role="img" aria-label="The final score of every run. Medians: {string.Join("; ", medians)}.">""");
        foreach (var tick in _x.Ticks)
        {
            html.Add($"""<line class="grid" x1="{_x.Map(tick)}" x2="{_x.Map(tick)}" y1="{Top}" y2="{bottom}"/>""");
            html.Add($"""<text class="tick" x="{_x.Map(tick)}" y="{bottom + 19}" text-anchor="middle">{HtmlText.Number(tick)}</text>""");
        }
        html.Add($"""<line class="axis" x1="{Left}" x2="{Right}" y1="{bottom}" y2="{bottom}"/>""");
        html.Add($"""<text class="axis-label" x="{(Left + Right) / 2}" y="{bottom + Foot - 6}" text-anchor="middle">{_score}</text>""");
        foreach (var (i, condition) in _conditions.Index())
            WriteRow(html, condition, i, Top + i * Row);
        html.Add($"</svg>");
        html.Add($"""<p class="note">Dot: one run; box: from the first to the third quartile; line: median.</p></figure>""");
    }

    private void WriteRow(Html html, ConditionSummary condition, int colour, double top)
    {
        var (middle, score) = (top + 32, condition.Score);
        html.Add($"""<text x="{Left}" y="{top + 12}">{condition.Condition.Label}</text>""");
        html.Add($"""<g class="s{colour % BandFigure.MostCurves}"><rect class="band" x="{_x.Map(score.Low)}" width="{Math.Max(1, _x.Map(score.High) - _x.Map(score.Low))}" y="{middle - 11}" height="22" rx="3"/>""");
        foreach (var (i, value) in condition.Scores.Index())
        {
            // Dots of equal scores stand one above the other.
            var offset = condition.Scores.Count == 1 ? 0 : Spread * (i / (condition.Scores.Count - 1.0) - 0.5);
            html.Add($"""<circle class="dot" cx="{_x.Map(value)}" cy="{middle + offset}" r="3"/>""");
        }
        html.Add($"""<line class="median" x1="{_x.Map(score.Median)}" x2="{_x.Map(score.Median)}" y1="{middle - 11}" y2="{middle + 11}"/></g>""");
    }
}
