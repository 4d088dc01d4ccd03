using System.Globalization;
using Backpropamine.Training.Comparing.Conditions;
using Backpropamine.Training.Comparing.Processes;

namespace Backpropamine.Training.Comparing.Results;

/// <summary>The finished runs: a CSV file with a row for each, and beside it one with their curves. A row is written after its curve, so that it never lacks one.</summary>
public sealed class ResultStore : IDisposable
{
    private static readonly string[] RunColumns =
        ["run", "task", "settings", "seed", "version", "build", "iterations", "score", "window", "criterion", "reached", "parameters", "seconds", "finished"];

    private static readonly string[] CurveColumns = ["run", "iteration", "score"];

    private readonly IDisposable _held;
    private readonly CsvTable _runs;
    private readonly CsvTable _curves;
    private readonly Dictionary<RunKey, List<(SettingSet Settings, RunRow Row)>> _rows = [];
    private readonly Lock _lock = new();
    private int _next;

    /// <summary>Opens the files, or makes them.</summary>
    /// <param name="path">The file of runs.</param>
    /// <exception cref="UsageException">A file cannot be used.</exception>
    public ResultStore(string path)
    {
        (Path, CurvePath) = (path, CurvesOf(path));
        _held = Held.Take(path);
        try
        {
            _runs = new CsvTable(path, RunColumns);
            _curves = new CsvTable(CurvePath, CurveColumns);
            Read();
        }
        catch (FormatException e)
        {
            Dispose();
            throw new UsageException($"{path} or {CurvePath} holds something that is no number ({e.Message}); mend the line, or choose another file");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The file of runs.</summary>
    public string Path { get; }

    /// <summary>The file of curves.</summary>
    public string CurvePath { get; }

    /// <summary>The file of curves that belongs to a file of runs.</summary>
    /// <param name="path">The file of runs.</param>
    public static string CurvesOf(string path) => System.IO.Path.ChangeExtension(path, null) + ".curves.csv";

    /// <summary>The finished run that did the same, if there is one.</summary>
    /// <param name="run">The run.</param>
    /// <param name="version">The program's version.</param>
    public RunRow? Find(PlannedRun run, string version)
    {
        ArgumentNullException.ThrowIfNull(run);
        lock (_lock)
            return _rows.GetValueOrDefault(Group(new RunKey(run.Task, "", run.Seed, version)))?.LastOrDefault(earlier => run.Settings.IsSameAs(earlier.Settings, run.Given)).Row;
    }

    /// <summary>Appends a finished run.</summary>
    /// <param name="key">What was run.</param>
    /// <param name="build">The program's commit.</param>
    /// <param name="result">What it left.</param>
    /// <param name="scoring">How a score is taken from its curve.</param>
    public RunRow Add(RunKey key, string build, RunOutcome result, Scoring scoring)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(scoring);
        lock (_lock)
        {
            // What the files keep is what counts: rounded scores.
            var curve = result.Curve;
            curve = curve with { Scores = [.. curve.Scores.Select(score => double.Parse(Number(score), CultureInfo.InvariantCulture))] };
            var row = new RunRow(_next++, key, build, curve, result.Parameters, Math.Round(result.Seconds, 1), DateTime.UtcNow);
            _curves.Append(curve.Iterations.Select((iteration, i) => (string[])[Whole(row.Number), Whole(iteration), Number(curve.Scores[i])]));
            _runs.Append([Fields(row, scoring)]);
            Keep(row);
            return row;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _runs?.Dispose();
        _curves?.Dispose();
        _held.Dispose();
    }

    private static string[] Fields(RunRow row, Scoring scoring) =>
    [
        Whole(row.Number), row.Key.Task, row.Key.Settings, Whole(row.Key.Seed), row.Key.Version, row.Build, Whole(row.Curve.Iterations[^1]),
        Number(row.Curve.FinalScore(scoring.Window)), Whole(scoring.Window), scoring.Criterion is { } criterion ? Number(criterion) : "",
        scoring.Criterion is null ? "" : scoring.Reached(row.Curve) is var reached && double.IsFinite(reached) ? Number(reached) : "never",
        Whole(row.Parameters), Number(row.Seconds), row.Finished.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
    ];

    private void Read()
    {
        var curves = _curves.Rows.Select(row => (Run: Int(row[0]), Iteration: Int(row[1]), Score: Double(row[2]))).GroupBy(point => point.Run)
            .ToDictionary(group => group.Key, group => new RunCurve([.. group.Select(point => point.Iteration)], [.. group.Select(point => point.Score)]));
        foreach (var row in _runs.Rows)
        {
            var number = Int(row[0]);
            _next = Math.Max(_next, number);
            if (!curves.TryGetValue(number, out var curve))
                throw new UsageException($"{CurvePath} lacks run {number} of {Path}: keep both files together");
            var key = new RunKey(row[1], row[2], long.Parse(row[3], CultureInfo.InvariantCulture), row[4]);
            var finished = DateTime.Parse(row[13], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
            Keep(new RunRow(number, key, row[5], curve, long.Parse(row[11], CultureInfo.InvariantCulture), Double(row[12]), finished));
        }
        _next = Math.Max(_next, curves.Keys.DefaultIfEmpty(0).Max()) + 1;
    }

    private void Keep(RunRow row)
    {
        if (!_rows.TryGetValue(Group(row.Key), out var rows))
            _rows[Group(row.Key)] = rows = [];
        rows.Add((SettingSet.Parse(row.Key.Settings), row));
    }

    private static RunKey Group(RunKey key) => key with { Settings = "" };

    private static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static double Double(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString("G6", CultureInfo.InvariantCulture);
}
