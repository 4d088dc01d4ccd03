using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Backpropamine.Training.Curves;

/// <summary>Curves as JSON lines: one object an iteration, with its score, its loss, and the seconds that the training has taken up to there.</summary>
internal static class MetricsFormat
{
    /// <summary>The format.</summary>
    public static CurveFormat Format { get; } = new("metrics.jsonl", [], point => Encoding.UTF8.GetBytes(Line(point)));

    /// <summary>The seconds that a file tells, by iteration.</summary>
    /// <param name="path">The file; it need not be there.</param>
    public static Dictionary<int, double> ReadSeconds(string path)
    {
        var seconds = new Dictionary<int, double>();
        if (!File.Exists(path))
            return seconds;
        foreach (var line in File.ReadLines(path))
        {
            try
            {
                using var row = JsonDocument.Parse(line);
                seconds[row.RootElement.GetProperty("iteration").GetInt32()] = row.RootElement.GetProperty("seconds").GetDouble();
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
            {
                // The last line of a run that was killed may be cut short: its iteration will be done again.
            }
        }
        return seconds;
    }

    private static string Line(CurvePoint point) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"iteration":{{point.Iteration}},"score":{{point.Score:R}},"loss":{{point.Loss:R}},"seconds":{{Math.Round(point.Seconds, 3):R}}{{string.Concat(point.Figures.Select(figure => string.Create(CultureInfo.InvariantCulture, $",\"{figure.Name}\":{figure.Value:R}")))}}}""") + "\n";
}
