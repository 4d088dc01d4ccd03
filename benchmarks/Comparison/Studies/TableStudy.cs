using Backpropamine.Benchmarks.Measuring;
using Backpropamine.Benchmarks.Reporting;
using Backpropamine.Benchmarks.Rows;
using Backpropamine.Benchmarks.Workers;

namespace Backpropamine.Benchmarks.Studies;

/// <summary>The table beside PyTorch.</summary>
internal static class TableStudy
{
    private static readonly TimeSpan _settling = TimeSpan.FromSeconds(0.25);

    /// <summary>Measures the rows and step calls and writes tables, JSON and picture.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="repeats">Rounds that count.</param>
    /// <param name="quick">Whether everything is only to be shown to work.</param>
    /// <param name="folder">Where the files go.</param>
    /// <param name="progress">Says what is going on.</param>
    /// <exception cref="BenchException">There is no table, or none for a row.</exception>
    public static void Run(IReadOnlyList<BenchRow> rows, int repeats, bool quick, string folder, ProgressLine progress)
    {
        var python = Python.Find(Path.Combine(AppContext.BaseDirectory, "PyTorch"));
        var machine = Machine.This("PyTorch " + python.Version);
        var (results, refusals) = new Comparison(python, folder, repeats, quick ? TimeSpan.Zero : _settling, progress).Run(quick ? [.. rows.Select(row => row.Quick())] : rows);
        var steps = StepStudy.Measure(quick, progress);
        progress.Done();
        var table = new ResultTable(Terminal.Open());
        if (results.Count > 0) table.Write(results);
        table.Write(steps);
        foreach (var result in results)
            Console.WriteLine(FormattableString.Invariant($"{result.Row.Title}: parity {result.Parity.Single:0.0e+0} in float32, {result.Parity.Double:0.0e+0} in float64; PyTorch's best form: {result.Best.Title}, {result.BestOverPlain:0.00}× the plain one's speed"));
        Console.WriteLine("torch.compile, JAX: not run here; './bench peers' runs them where they are installed");
        Console.WriteLine(machine);
        if (machine.Warning is { } warning) Console.WriteLine(warning);
        var (json, picture) = (Path.Combine(folder, "bench.json"), Path.Combine(folder, "bench.svg"));
        File.WriteAllText(json, ResultJson.Write(results, steps, machine));
        File.WriteAllText(picture, ResultPicture.Write(results, machine.ToString()));
        Console.WriteLine($"written: {Path.GetRelativePath(".", json)}, {Path.GetRelativePath(".", picture)}");
        if (refusals.Count > 0) throw new BenchException(string.Join("; ", refusals));
    }
}
