using System.Text;
using Backpropamine.Training.Reporting.Charts;
using Backpropamine.Training.Reporting.Markup;

namespace Backpropamine.Pages.Pictures;

/// <summary>What pictures are made of: phases in time, an axis of values, lines, and rows below that show when something is active.</summary>
/// <param name="phases">The phases, one after another.</param>
/// <param name="values">What the axis has to reach.</param>
/// <param name="rows">How many rows there are.</param>
internal sealed class Frame(IReadOnlyList<Phase> phases, IReadOnlyList<double> values, int rows)
{
    public const string Gray = "#808890";

    private const double Width = 360;
    private const double Height = 160;
    private const double Left = 38;
    private const double Right = Width - 6;
    private const double Top = 18;
    private const double Bottom = 114;
    private const double RowHeight = 8;
    private const double RowsTop = Bottom + 10;
    private const int MostLabels = 6;

    private readonly Axis _x = Axis.Tight(0, phases.Sum(phase => phase.Length), Left, Right);
    private readonly Axis _y = Axis.Round(values.Append(0).Min(), values.Append(0).Max(), Bottom, Top);
    private readonly Html _svg = new();

    public static IReadOnlyList<string> Colours { get; } = ["#2f7fd0", "#d9702b", "#2a9d6e", "#9060c0"];

    private int Steps => phases.Sum(phase => phase.Length);

    /// <summary>Begins the picture.</summary>
    public void Begin(string title)
    {
        _svg.Add($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" width="{Width}" height="{Height}" role="img" font-family="sans-serif" font-size="9">""");
        _svg.Add($"<title>{title}</title>");
        AddPhases();
        AddAxis();
    }

    /// <summary>Ends it.</summary>
    /// <returns>The picture as text.</returns>
    public string End()
    {
        _svg.Add($"</svg>");
        return _svg.ToString();
    }

    /// <summary>A line through a value before each step and one after the last.</summary>
    public void AddLine(Func<int, double> value, string colour)
    {
        _svg.Add($"""<path d="{Path(value)}" fill="none" stroke="{colour}" stroke-width="1.8" stroke-linejoin="round"/>""");
    }

    /// <summary>The same, dashed.</summary>
    public void AddDashes(Func<int, double> value, string colour)
    {
        _svg.Add($"""<path d="{Path(value)}" fill="none" stroke="{colour}" stroke-width="1" stroke-dasharray="3 2"/>""");
    }

    /// <summary>A bar in each step in which something is active.</summary>
    public void AddRow(int row, string name, string colour, Func<int, bool> isActive)
    {
        var middle = RowsTop + row * RowHeight;
        var path = new StringBuilder();
        for (var step = 0; step < Steps; step++)
        {
            if (!isActive(step))
                continue;
            var first = step;
            while (step + 1 < Steps && isActive(step + 1))
                step++;
            path.Append('M').Append(HtmlText.Coordinate(_x.Map(first))).Append(' ').Append(HtmlText.Coordinate(middle))
                .Append('H').Append(HtmlText.Coordinate(_x.Map(step + 1)));
        }

        _svg.Add($"""<path d="{path.ToString()}" stroke="{colour}" stroke-width="{RowHeight - 2}" stroke-opacity="0.75"/>""");
        _svg.Add($"""<text x="{Left - 4}" y="{middle + 3}" text-anchor="end" fill="{colour}">{name}</text>""");
    }

    /// <summary>Names in the colours of their lines, in a row.</summary>
    public void AddLegend(int row, IEnumerable<(string Name, string Colour)> lines)
    {
        var x = Left;
        foreach (var (name, colour) in lines)
        {
            _svg.Add($"""<text x="{x}" y="{RowsTop + row * RowHeight + 3}" fill="{colour}">{name}</text>""");
            x += 12 + 5 * name.Length;
        }
    }

    /// <summary>A sign above the rows, after a step.</summary>
    public void AddSign(int step, string sign)
    {
        _svg.Add($"""<text x="{_x.Map(step)}" y="{Bottom - 4}" text-anchor="middle" font-size="11" fill="{Gray}">{sign}</text>""");
    }

    private void AddPhases()
    {
        var start = 0;
        foreach (var phase in phases)
        {
            var (from, to) = (_x.Map(start), _x.Map(start += phase.Length));
            if (phase.IsShaded)
                _svg.Add($"""<rect x="{from}" y="{Top - 14}" width="{to - from}" height="{RowsTop + rows * RowHeight + 5 - Top + 14}" fill="{Gray}" fill-opacity="0.13"/>""");
            _svg.Add($"""<text x="{(from + to) / 2}" y="{Top - 5}" text-anchor="middle" fill="{Gray}">{phase.Name}</text>""");
        }
    }

    private void AddAxis()
    {
        foreach (var tick in _y.Ticks)
        {
            _svg.Add($"""<line x1="{Left}" x2="{Right}" y1="{_y.Map(tick)}" y2="{_y.Map(tick)}" stroke="{Gray}" stroke-opacity="{(tick == 0 ? 0.9 : 0.25)}" stroke-width="0.7"/>""");
            if (_y.Ticks.Count <= MostLabels || Math.Round(tick / (_y.Ticks[1] - _y.Ticks[0])) % 2 == 0)
                _svg.Add($"""<text x="{Left - 4}" y="{_y.Map(tick) + 3}" text-anchor="end" fill="{Gray}">{HtmlText.Number(tick)}</text>""");
        }
    }

    private string Path(Func<int, double> value)
    {
        var path = new StringBuilder();
        for (var at = 0; at <= Steps; at++)
            path.Append(at == 0 ? 'M' : 'L').Append(HtmlText.Coordinate(_x.Map(at))).Append(' ').Append(HtmlText.Coordinate(_y.Map(value(at))));
        return path.ToString();
    }
}
