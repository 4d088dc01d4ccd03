using System.Globalization;
using Backpropamine.Benchmarks.Measuring;

namespace Backpropamine.Benchmarks.Reporting;

/// <summary>Rates relative to one retroactive cell as bars, and what is asked as ticks.</summary>
internal static class RatePicture
{
    private const double Width = 880;
    private const double Head = 82;
    private const double Pitch = 24;
    private const double Left = 300;
    private const double Reach = 420;

    /// <summary>Draws it.</summary>
    /// <param name="rates">What was measured.</param>
    /// <param name="machine">Where it was measured.</param>
    public static string Write(IReadOnlyList<NetworkRate> rates, string machine)
    {
        var svg = new Svg(Width, Head + rates.Count * Pitch + 24);
        svg.Text(16, 26, "What a connection costs in a step, relative to one retroactive cell", 17, bold: true);
        svg.Text(16, 46, $"forward and backward; {machine}", 11, colour: "#57606a");
        svg.Text(16, 64, "Dashed: the cell. Tick: the most that is asked; orange: it takes longer.", 11, colour: "#57606a");
        var most = rates.Max(rate => Math.Max(rate.Ratio, rate.Asked ?? 1));
        var one = Left + Reach / most;
        svg.Line(one, Head - 8, one, Head + rates.Count * Pitch, "#57606a", 1, "4 3");
        for (var i = 0; i < rates.Count; i++)
        {
            var (rate, y) = (rates[i], Head + i * Pitch);
            svg.Text(Left - 8, y + 13, rate.Name, 12, "end");
            svg.Box(Left, y + 2, Reach * rate.Ratio / most, Pitch - 9, rate.Ratio > rate.Asked ? "#d4731f" : "#0b5cad");
            if (rate.Asked is { } asked) svg.Line(Left + Reach * asked / most, y, Left + Reach * asked / most, y + Pitch - 5, "#1f2328", 2);
            svg.Text(Left + 6, y + 13, rate.Ratio.ToString("0.00", CultureInfo.InvariantCulture), 12, colour: "#ffffff");
        }

        return svg.Finish("Nanoseconds for a connection and step, forward and backward, of networks of many kinds, relative to one retroactive cell");
    }
}
