using System.Diagnostics;
using Backpropamine.Benchmarks.Measuring;
using Backpropamine.Benchmarks.Networks;
using Backpropamine.Benchmarks.Reporting;
using Backpropamine.Benchmarks.Rows;
using Backpropamine.Benchmarks.Workers;
using static TorchSharp.torch;

namespace Backpropamine.Benchmarks.Studies;

/// <summary>Trains a network whose eager form would not fit into memory.</summary>
internal static class MemoryStudy
{
    private const double Limit = 6;
    private const double Gibibyte = 1L << 30;
    private const int Iterations = 3;
    private static readonly Extent Row = new(Lanes: 20, Neurons: 1150, Steps: 70);

    /// <summary>Trains a few iterations and shows the peak of memory.</summary>
    /// <param name="progress">Says what is going on.</param>
    /// <exception cref="BenchException">It took more than was asked.</exception>
    public static void Run(ProgressLine progress)
    {
        set_num_threads(Stable.Cores);
        manual_seed(1);
        using var outer = NewDisposeScope();
        using var task = new RetroactiveTask(Row);
        using var optimiser = optim.Adam(task.Network.Parameters.Values.Cast<TorchSharp.Modules.Parameter>(), lr: 1e-3);
        for (var i = 1; i <= Iterations; i++)
        {
            progress.Say($"iteration {i}/{Iterations}");
            var watch = Stopwatch.StartNew();
            var loss = task.Pass(Calls.Sequence);
            optimiser.step();
            progress.Done();
            Console.WriteLine(FormattableString.Invariant($"iteration {i}: loss {loss:0.0000}, {watch.Elapsed.TotalSeconds:0.0} s"));
        }

        var peak = PeakMemory.OfThisProcess() / Gibibyte;
        Console.WriteLine(FormattableString.Invariant(
            $"retroactive, B={Row.Lanes}, N={Row.Neurons}, T={Row.Steps}: peak of resident memory {peak:0.0} GiB (asked: ≤ {Limit:0} GiB); eager code would keep about {Row.EagerBytes(Model.Retroactive.Matrices) / Gibibyte:0} GiB"));
        if (peak > Limit) throw new BenchException(FormattableString.Invariant($"the peak of memory, {peak:0.0} GiB, is above {Limit:0} GiB"));
    }
}
