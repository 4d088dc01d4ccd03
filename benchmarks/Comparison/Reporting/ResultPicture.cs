using System.Globalization;
using Backpropamine.Benchmarks.Measuring;
using Backpropamine.Benchmarks.Workers;

namespace Backpropamine.Benchmarks.Reporting;

/// <summary>Time and memory of every row as bars; each row has its own scale, the longest bar is its slowest contender.</summary>
internal static class ResultPicture
{
    private const double Width = 1000;
    private const double Head = 86;
    private const double Bar = 15;
    private const double Pitch = 20;
    private const double Block = (5 * Pitch) + 44;
    private const double Left = 150;
    private const double Reach = 230;
    private const double MemoryLeft = 610;

    /// <summary>Draws it.</summary>
    /// <param name="results">The rows.</param>
    /// <param name="machine">Where they were measured.</param>
    public static string Write(IReadOnlyList<RowResult> results, string machine)
    {
        var svg = new Svg(Width, Head + (results.Count * Block) + 24);
        svg.Text(16, 26, "Plastic networks, forward and backward: this project beside TorchSharp and PyTorch", 17, bold: true);
        svg.Text(16, 46, machine, 11, colour: "#57606a");
        svg.Text(16, Head - 10, "network, lanes / neurons / steps", 11, colour: "#57606a");
        svg.Text(Left + 60, Head - 10, "time of one pass", 11, colour: "#57606a");
        svg.Text(MemoryLeft, Head - 10, "growth of peak memory", 11, colour: "#57606a");
        for (var i = 0; i < results.Count; i++) Row(svg, results[i], Head + (i * Block));
        return svg.Finish("Time and memory of plastic networks, forward and backward, this project beside TorchSharp and PyTorch");
    }

    private static void Row(Svg svg, RowResult result, double top)
    {
        svg.Line(16, top, Width - 16, top, "#d0d7de");
        svg.Text(16, top + 20, result.Row.Title, 13, bold: true);
        svg.Text(Width - 16, top + 20, $"fused: {Text(result.OverByHand)}× as fast as TorchSharp by hand, {Text(result.OverBest)}× PyTorch's best form, {Text(result.OverPlain)}× its plain form", 11, "end");
        (string Name, Entrant Entrant, string Colour)[] bars =
        [
            ("fused", result.Champion, "#0b5cad"),
            ("reference", Entrant.Reference(result.Row), "#86b6e0"),
            ("TorchSharp, by hand", Entrant.ByHand, "#5f9e6e"),
            ("PyTorch, best form", Entrant.Best(result.Row), "#d4731f"),
            ("PyTorch, plain", Entrant.Plain, "#eebf93"),
        ];
        var slowest = bars.Max(bar => result.Times[bar.Entrant].MedianBackward);
        var largest = bars.Max(bar => Math.Max(1, result.Memory[bar.Entrant]));
        for (var i = 0; i < bars.Length; i++)
        {
            var (name, entrant, colour) = bars[i];
            var y = top + 30 + (i * Pitch);
            var time = result.Times[entrant].MedianBackward;
            var memory = Math.Max(0, result.Memory[entrant]);
            svg.Text(Left - 8, y + 12, name, 11, "end");
            Draw(svg, Left, y, time / slowest, colour, Text(time) + " ms");
            Draw(svg, MemoryLeft, y, (double)memory / largest, colour, Text(memory / 1e6) + " MB");
        }
    }

    private static void Draw(Svg svg, double x, double y, double part, string colour, string label)
    {
        svg.Box(x, y, Math.Max(1, Reach * part), Bar, colour);
        svg.Text(x + (Reach * part) + 6, y + 12, label, 11);
    }

    private static string Text(double value) => value.ToString(value < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
