using Backpropamine.Benchmarks.Measuring;
using Backpropamine.Benchmarks.Reporting;
using Backpropamine.Benchmarks.Rows;
using Backpropamine.Benchmarks.Workers;
using Spectre.Console;

namespace Backpropamine.Benchmarks.Studies;

/// <summary>The table beside PyTorch.</summary>
internal static class TableStudy
{
    /// <summary>Measures the rows and writes table, JSON and picture.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="repeats">Rounds that count.</param>
    /// <param name="folder">Where the files go.</param>
    /// <param name="progress">Says what is going on.</param>
    /// <exception cref="BenchException">There can be no table.</exception>
    public static void Run(IReadOnlyList<BenchRow> rows, int repeats, string folder, ProgressLine progress)
    {
        var python = Python.Find(Path.Combine(AppContext.BaseDirectory, "PyTorch"));
        var machine = Machine.This("PyTorch " + python.Version);
        var results = new Comparison(python, folder, repeats, progress).Run(rows);
        progress.Done();
        new ResultTable(Terminal()).Write(results);
        foreach (var result in results)
            Console.WriteLine(FormattableString.Invariant($"{result.Row.Title}: parity {result.Parity.Single:0.0e+0} in float32, {result.Parity.Double:0.0e+0} in float64; PyTorch's best form: {result.Best.Title}, {result.BestOverPlain:0.00}× the plain one's speed; a step call costs {result.StepOverhead:0.0} µs more than a step of a sequence"));
        Console.WriteLine(machine);
        if (machine.Warning is { } warning) Console.WriteLine(warning);
        var (json, picture) = (Path.Combine(folder, "bench.json"), Path.Combine(folder, "bench.svg"));
        File.WriteAllText(json, ResultJson.Write(results, machine));
        File.WriteAllText(picture, ResultPicture.Write(results, machine.ToString()));
        Console.WriteLine($"written: {Path.GetRelativePath(".", json)}, {Path.GetRelativePath(".", picture)}");
    }

    private static IAnsiConsole Terminal()
    {
        if (!Console.IsOutputRedirected) return AnsiConsole.Console;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = 160;
        return console;
    }
}
