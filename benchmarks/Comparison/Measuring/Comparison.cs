using Backpropamine.Benchmarks.Reporting;
using Backpropamine.Benchmarks.Rows;
using Backpropamine.Benchmarks.Workers;

namespace Backpropamine.Benchmarks.Measuring;

/// <summary>Runs rows: parity first, then times, then memory.</summary>
/// <param name="python">A Python that has PyTorch.</param>
/// <param name="folder">Where data and results go.</param>
/// <param name="repeats">Rounds that count.</param>
/// <param name="settling">How long a contender makes passes that do not count whenever its turn comes.</param>
/// <param name="progress">Says what is going on.</param>
internal sealed class Comparison(Python python, string folder, int repeats, TimeSpan settling, ProgressLine progress)
{
    private const int Attempts = 3;

    /// <summary>
    /// Runs the rows; one in which PyTorch's best form is none is measured again. A row in which contenders disagree or one of them fails is left out.
    /// </summary>
    /// <returns>Those that can be compared, and why the others cannot.</returns>
    /// <exception cref="BenchException">There is too little memory.</exception>
    public (IReadOnlyList<RowResult> Results, IReadOnlyList<string> Refusals) Run(IReadOnlyList<BenchRow> rows)
    {
        foreach (var row in rows) CheckMemory(row);
        var (results, refusals) = (new List<RowResult>(), new List<string>());
        foreach (var (i, row) in rows.Index())
        {
            try
            {
                var result = Run(row, $"{i + 1}/{rows.Count} {row.Title}");
                if (result.Refusal is { } refusal) refusals.Add(refusal);
                else results.Add(result);
            }
            catch (BenchException e)
            {
                refusals.Add($"{row.Title}: {e.Message}");
            }
        }

        return (results, refusals);
    }

    private RowResult Run(BenchRow row, string title)
    {
        var stable = new Stable(row, Path.Combine(folder, "peers"), python);
        stable.Prepare();
        progress.Say($"{title}: parity of loss and gradients in float64");
        var inDouble = Parity.InDouble(stable, python, Path.Combine(folder, "peers"));
        var result = Measure(stable, inDouble, title);
        for (var attempt = 2; result.Refusal is not null && attempt <= Attempts; attempt++)
            result = Measure(stable, inDouble, $"{title}, attempt {attempt} of {Attempts}");
        if (result.Refusal is not null) return result;
        progress.Say($"{title}: memory");
        return result with { Memory = MemoryGrowth.Measure(stable, result.Best) };
    }

    private RowResult Measure(Stable stable, double inDouble, string title)
    {
        progress.Say($"{title}: PyTorch's best form");
        var best = Tuning.Fastest(stable);
        progress.Say($"{title}: parity of loss and gradients in float32");
        var parity = new Parity(Parity.InSingle(stable, best), inDouble);
        progress.Say($"{title}: {repeats} rounds of {Entrant.All(stable.Row).Count}");
        return new RowResult(stable.Row, parity, best, Timing.Measure(stable, best, repeats, settling), new Dictionary<Entrant, long>());
    }

    // The plain module and the one by hand take what eager code keeps; the best form and the reference take somewhat more than half of it each.
    private static void CheckMemory(BenchRow row)
    {
        var needed = row.Size.EagerBytes(row.Model.Matrices) * 31 / 10;
        if (PeakMemory.Available() >= needed) return;
        throw new BenchException(FormattableString.Invariant(
            $"{row.Title} needs about {needed / 1e9:0} GB of memory and {PeakMemory.Available() / 1e9:0} GB are free; leave it out with --rows, or try --quick"));
    }
}
