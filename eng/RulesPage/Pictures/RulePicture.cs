using System.Text;
using Backpropamine.Samples.Reporting.Charts;
using Backpropamine.Samples.Reporting.Markup;
using static Backpropamine.RulesPage.Pictures.Scenario;

namespace Backpropamine.RulesPage.Pictures;

/// <summary>What a rule does in the scenario, as SVG: H of each input in time, above it the phases, below it when input and neuron were active.</summary>
internal sealed class RulePicture(string name, RuleRun run)
{
    private const double Width = 360;
    private const double Height = 160;
    private const double Left = 38;
    private const double Right = Width - 6;
    private const double Top = 18;
    private const double Bottom = 114;
    private const double RowHeight = 8;
    private const double RowsTop = Bottom + 10;

    private const int MostLabels = 6;
    private const string Gray = "#808890";

    private static readonly string[] Colours = ["#2f7fd0", "#d9702b", "#2a9d6e"];

    private readonly Axis _x = Axis.Tight(0, Steps, Left, Right);
    private readonly Axis _y = Axis.Round(Least(run), Greatest(run), Bottom, Top);

    /// <summary>The picture as text.</summary>
    public override string ToString()
    {
        var svg = new Html();
        svg.Add($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" width="{Width}" height="{Height}" role="img" font-family="sans-serif" font-size="9">""");
        svg.Add($"<title>{name}: H of three inputs in time</title>");
        WritePhases(svg);
        WriteAxis(svg);
        for (var input = Inputs - 1; input >= 0; input--)
        {
            if (run.HasWeight)
                svg.Add($"""<path d="{Line(run.Weight, input)}" fill="none" stroke="{Colours[input]}" stroke-width="1" stroke-dasharray="3 2"/>""");
            svg.Add($"""<path d="{Line(run.Hebb, input)}" fill="none" stroke="{Colours[input]}" stroke-width="1.8" stroke-linejoin="round"/>""");
        }

        WriteActivity(svg);
        svg.Add($"</svg>");
        return svg.ToString();
    }

    private void WritePhases(Html svg)
    {
        for (var phase = 0; phase < Phases.Count; phase++)
        {
            var (from, to) = (_x.Map(phase * PhaseLength), _x.Map((phase + 1) * PhaseLength));
            if (phase % 2 == 0)
                svg.Add($"""<rect x="{from}" y="{Top - 14}" width="{to - from}" height="{RowsTop + Inputs * RowHeight + 5 - Top + 14}" fill="{Gray}" fill-opacity="0.13"/>""");
            svg.Add($"""<text x="{(from + to) / 2}" y="{Top - 5}" text-anchor="middle" fill="{Gray}">{Phases[phase]}</text>""");
        }
    }

    private void WriteAxis(Html svg)
    {
        foreach (var tick in _y.Ticks)
        {
            svg.Add($"""<line x1="{Left}" x2="{Right}" y1="{_y.Map(tick)}" y2="{_y.Map(tick)}" stroke="{Gray}" stroke-opacity="{(tick == 0 ? 0.9 : 0.25)}" stroke-width="0.7"/>""");
            if (_y.Ticks.Count <= MostLabels || Math.Round(tick / (_y.Ticks[1] - _y.Ticks[0])) % 2 == 0)
                svg.Add($"""<text x="{Left - 4}" y="{_y.Map(tick) + 3}" text-anchor="end" fill="{Gray}">{HtmlText.Number(tick)}</text>""");
        }
    }

    /// <summary>A row for each input and one for the neuron; below them rewards, where the rule waits for them.</summary>
    private void WriteActivity(Html svg)
    {
        for (var input = 0; input < Inputs; input++)
            WriteRow(svg, input, InputNames[input], Colours[input], step => Pre(input, step));
        WriteRow(svg, Inputs, "neuron", Gray, step => Post(0, step));
        for (var step = 0; step < Steps && run.HasTrace; step++)
        {
            if (Reward(step) != 0)
                svg.Add($"""<text x="{_x.Map(step + 1)}" y="{Bottom - 4}" text-anchor="middle" font-size="11" fill="{Gray}">{(Reward(step) > 0 ? "+" : "−")}</text>""");
        }
    }

    private void WriteRow(Html svg, int row, string name, string colour, Func<int, double> activity)
    {
        var middle = RowsTop + row * RowHeight;
        var path = new StringBuilder();
        for (var step = 0; step < Steps; step++)
        {
            if (activity(step) < 0.5)
                continue;
            var first = step;
            while (step + 1 < Steps && activity(step + 1) >= 0.5)
                step++;
            path.Append('M').Append(HtmlText.Coordinate(_x.Map(first))).Append(' ').Append(HtmlText.Coordinate(middle))
                .Append('H').Append(HtmlText.Coordinate(_x.Map(step + 1)));
        }

        svg.Add($"""<path d="{path.ToString()}" stroke="{colour}" stroke-width="{RowHeight - 2}" stroke-opacity="0.75"/>""");
        svg.Add($"""<text x="{Left - 4}" y="{middle + 3}" text-anchor="end" fill="{colour}">{name}</text>""");
    }

    private string Line(double[,] values, int input)
    {
        var path = new StringBuilder();
        for (var at = 0; at <= Steps; at++)
            path.Append(at == 0 ? 'M' : 'L').Append(HtmlText.Coordinate(_x.Map(at))).Append(' ').Append(HtmlText.Coordinate(_y.Map(values[input, at])));
        return path.ToString();
    }

    private static double Least(RuleRun run) => All(run).Append(0).Min();

    private static double Greatest(RuleRun run) => All(run).Append(0).Max();

    private static IEnumerable<double> All(RuleRun run) => run.Hebb.Cast<double>().Concat(run.HasWeight ? run.Weight.Cast<double>() : []);
}
