using System.Text.Json;

namespace Backpropamine.Training.Comparing.Results;

/// <summary>Reads what a training left: <c>result.json</c> and, line by line, <c>metrics.jsonl</c>.</summary>
internal static class RunReader
{
    private const string Result = "result.json";
    private const string Metrics = "metrics.jsonl";

    /// <summary>What a training left; null if it is not finished.</summary>
    /// <param name="parent">Where its folder lies.</param>
    /// <exception cref="JsonException">A file is damaged.</exception>
    public static RunOutcome? Read(string parent)
    {
        if (Folder(parent, Result) is not { } folder)
            return null;
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, Result)));
        var scores = File.ReadLines(Path.Combine(folder, Metrics)).Select(Score).ToList();
        var outcome = new RunOutcome(
            scores,
            result.RootElement.GetProperty("parameters").GetInt64(),
            result.RootElement.GetProperty("seconds").GetDouble(),
            result.RootElement.GetProperty("scoreName").GetString() ?? "score");
        return Validations(result.RootElement) is { } curve ? outcome with { Curve = curve } : outcome;
    }

    // Null where the task is not compared by validations, and where a training was too short for one.
    private static RunCurve? Validations(JsonElement result)
    {
        if (!result.TryGetProperty("comparedByValidation", out var compared) || !compared.GetBoolean())
            return null;
        var (iterations, best) = (new List<int>(), new List<double>());
        foreach (var validation in result.GetProperty("validations").EnumerateArray())
        {
            iterations.Add(validation.GetProperty("iteration").GetInt32());
            best.Add(Math.Max(validation.GetProperty("score").GetDouble(), best.DefaultIfEmpty(double.NegativeInfinity).Last()));
        }
        return best.Count > 0 ? new RunCurve(iterations, best) : null;
    }

    private static double Score(string line)
    {
        using var row = JsonDocument.Parse(line);
        return row.RootElement.GetProperty("score").GetDouble();
    }

    // A training makes its own folder; the latest one is meant.
    private static string? Folder(string parent, string file) => Directory.Exists(parent)
        ? Directory.EnumerateFiles(parent, file, SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc) is { } found ? Path.GetDirectoryName(found) : null
        : null;
}
