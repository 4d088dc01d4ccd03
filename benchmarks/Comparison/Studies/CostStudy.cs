using Backpropamine.Benchmarks.Measuring;
using Backpropamine.Benchmarks.Networks;
using Backpropamine.Benchmarks.Reporting;
using Backpropamine.Benchmarks.Rows;
using Backpropamine.Benchmarks.Workers;
using static TorchSharp.torch;

namespace Backpropamine.Benchmarks.Studies;

/// <summary>How the time of a fused pass grows with T, B and N.</summary>
internal static class CostStudy
{
    private const int Rounds = 15;

    /// <summary>Measures and draws.</summary>
    /// <param name="folder">Where the picture goes.</param>
    /// <param name="progress">Says what is going on.</param>
    public static void Run(string folder, ProgressLine progress)
    {
        set_num_threads(Stable.Cores);
        CostCurve[] curves =
        [
            Curve("T", "steps T (B = 30, N = 100)", [25, 50, 100, 200, 400], steps => new Extent(30, 100, steps), progress),
            Curve("B", "lanes B (N = 100, T = 100)", [8, 16, 32, 64, 128], lanes => new Extent(lanes, 100, 100), progress),
            Curve("N", "neurons N (B = 16, T = 50)", [64, 128, 256, 512], neurons => new Extent(16, neurons, 50), progress),
        ];
        progress.Done();
        var path = Path.Combine(folder, "cost.svg");
        var machine = Machine.This("retroactive, float32");
        File.WriteAllText(path, CostChart.Write(curves, machine.ToString()));
        foreach (var curve in curves)
        {
            var points = curve.Sizes.Zip(curve.Milliseconds).Select(p => FormattableString.Invariant($"{p.First}: {p.Second:0.0} ms"));
            Console.WriteLine(FormattableString.Invariant($"{curve.Title}: time ∝ {curve.Symbol}^{curve.Exponent:0.00}   ({string.Join(", ", points)})"));
        }

        if (machine.Warning is { } warning) Console.WriteLine(warning);
        Console.WriteLine($"written: {Path.GetRelativePath(".", path)}");
    }

    private static CostCurve Curve(string symbol, string title, int[] sizes, Func<int, Extent> size, ProgressLine progress)
    {
        var times = new List<double>();
        foreach (var value in sizes)
        {
            progress.Say($"{title}: {value}");
            times.Add(Time(size(value)));
        }

        return new CostCurve(symbol, title, [.. sizes.Select(value => (double)value)], times);
    }

    private static double Time(Extent size)
    {
        using var outer = NewDisposeScope();
        using var task = new RetroactiveTask(size);
        return Statistics.Median(Passes.Time(Rounds, () => task.Pass(Calls.Sequence))[0].Select(pass => pass.Total));
    }
}
