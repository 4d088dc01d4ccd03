using System.Diagnostics;
using Backpropamine.Benchmarks.Measuring;
using Backpropamine.Benchmarks.Networks;
using Backpropamine.Benchmarks.Reporting;
using Backpropamine.Benchmarks.Rows;
using static TorchSharp.torch;

namespace Backpropamine.Benchmarks.Studies;

/// <summary>How the time of a fused pass grows with T, B and N.</summary>
internal static class CostStudy
{
    private const int WarmUps = 12;
    private const int Passes = 9;

    /// <summary>Measures and draws.</summary>
    /// <param name="folder">Where the picture goes.</param>
    /// <param name="progress">Says what is going on.</param>
    public static void Run(string folder, ProgressLine progress)
    {
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
        const int Inputs = 14;
        using var outer = NewDisposeScope();
        using var contender = ContenderFactory.Create(Rule.Retroactive, Inputs, size.Neurons);
        var inputs = randn(size.Steps, size.Lanes, Inputs);
        Tensor[] wanted = [randn(size.Steps, size.Lanes, 4), randn(size.Steps, size.Lanes, 1), randn(size.Steps, size.Lanes, 1)];
        var times = new List<double>();
        for (var pass = -WarmUps; pass < Passes; pass++)
        {
            contender.ClearGradients();
            var watch = Stopwatch.StartNew();
            using (NewDisposeScope()) contender.Loss(inputs, wanted, Execution.Fused, Calls.Sequence).backward();
            if (pass >= 0) times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return Statistics.Median(times);
    }
}
