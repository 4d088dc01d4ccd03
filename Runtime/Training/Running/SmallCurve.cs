using System.Text;

namespace Backpropamine.Training;

/// <summary>A learning curve drawn with block characters, a few lines high.</summary>
public static class SmallCurve
{
    private const int Height = 5;
    private const string Blocks = " ▁▂▃▄▅▆▇█";

    /// <summary>Draws a curve, each column being the mean of its share of the iterations.</summary>
    /// <param name="values">The values so far.</param>
    /// <param name="total">How many there will be.</param>
    /// <param name="width">Columns.</param>
    public static string Draw(IReadOnlyList<double> values, int total, int width)
    {
        var columns = Columns(values, total, width);
        var (low, high) = columns.Count == 0 ? (0, 1) : (Math.Min(0, columns.Min()), Math.Max(columns.Max(), 1e-9));
        var text = new StringBuilder();
        for (var row = Height - 1; row >= 0; row--)
        {
            foreach (var value in columns)
            {
                var level = (value - low) / (high - low) * Height - row;
                text.Append(Blocks[(int)Math.Round(Math.Clamp(level, 0, 1) * (Blocks.Length - 1))]);
            }
            if (row > 0)
                text.Append('\n');
        }
        return text.ToString();
    }

    private static List<double> Columns(IReadOnlyList<double> values, int total, int width)
    {
        var columns = new List<double>();
        for (var column = 0; column < width; column++)
        {
            var from = (int)((long)column * total / width);
            var to = Math.Min((int)((long)(column + 1) * total / width), values.Count);
            if (from < to)
                columns.Add(Enumerable.Range(from, to - from).Average(i => values[i]));
        }
        return columns;
    }
}
