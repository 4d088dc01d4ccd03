using System.Globalization;
using System.Text;
using System.Text.Json;
using Backpropamine.Samples.Files;

namespace Backpropamine.Samples.Running;

/// <summary>A training's curves as JSON lines: one object an iteration, with its score, its loss, and the seconds that the training has taken up to there.</summary>
internal sealed class MetricsFile : IDisposable
{
    private readonly StreamWriter _writer;
    private readonly Trainer _trainer;
    private double _latest;

    /// <summary>Opens the file so that it holds what the trainer has done, no more and no less: a run that was killed may have written more than its checkpoint has.</summary>
    /// <param name="path">The file.</param>
    /// <param name="trainer">The trainer, resumed or new.</param>
    public MetricsFile(string path, Trainer trainer)
    {
        _trainer = trainer;
        var text = new StringBuilder();
        var known = ReadSeconds(path);
        for (var iteration = 1; iteration <= trainer.Iteration; iteration++)
        {
            Seconds = known.GetValueOrDefault(iteration, Seconds);
            text.Append(Line(iteration, trainer.Scores[iteration - 1], trainer.Losses[iteration - 1], Seconds)).Append('\n');
        }
        WholeFile.Write(path, text.ToString());
        _writer = new StreamWriter(path, append: true, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
    }

    /// <summary>Seconds that the training had taken when the file was opened.</summary>
    public double Seconds { get; }

    /// <summary>Adds an iteration.</summary>
    /// <param name="iteration">Its number, from 1.</param>
    /// <param name="score">Its score.</param>
    /// <param name="loss">Its loss.</param>
    /// <param name="seconds">What the training has taken up to its end.</param>
    public void Add(int iteration, double score, double loss, double seconds) => _writer.WriteLine(Line(iteration, score, loss, seconds));

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private string Line(int iteration, double score, double loss, double seconds)
    {
        var line = new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $$"""{"iteration":{{iteration}},"score":{{score:R}},"loss":{{loss:R}},"seconds":{{Math.Round(seconds, 3):R}}""");
        foreach (var (name, value) in _trainer.Figures(loss, seconds - _latest))
            if (double.IsFinite(value))
                line.Append(CultureInfo.InvariantCulture, $",\"{name}\":{value:R}");
        _latest = seconds;
        return line.Append('}').ToString();
    }

    private static Dictionary<int, double> ReadSeconds(string path)
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
}
