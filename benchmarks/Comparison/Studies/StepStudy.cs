using Backpropamine.Benchmarks.Measuring;
using Backpropamine.Benchmarks.Networks;
using Backpropamine.Benchmarks.Reporting;
using Backpropamine.Benchmarks.Rows;
using Backpropamine.Benchmarks.Workers;
using static TorchSharp.torch;

namespace Backpropamine.Benchmarks.Studies;

/// <summary>What a step call costs beyond the kernels.</summary>
internal static class StepStudy
{
    private const int Rounds = 40;
    private static readonly Extent[] _sizes = [new(1, 64, 200), new(64, 64, 200), new(30, 100, 200)];

    /// <summary>Measures and writes a table.</summary>
    /// <param name="progress">Says what is going on.</param>
    public static void Run(ProgressLine progress)
    {
        new ResultTable(Terminal.Open()).Write(Measure(quick: false, progress));
        var machine = Machine.This("float32");
        Console.WriteLine(machine);
        if (machine.Warning is { } warning) Console.WriteLine(warning);
    }

    /// <summary>Measures.</summary>
    /// <param name="quick">Whether a few steps and rounds will do.</param>
    /// <param name="progress">Says what is going on.</param>
    public static IReadOnlyList<StepCost> Measure(bool quick, ProgressLine progress)
    {
        set_num_threads(Stable.Cores);
        var costs = new List<StepCost>();
        foreach (var size in _sizes)
        {
            progress.Say($"step calls {size.Lanes}/{size.Neurons}/{size.Steps}");
            costs.Add(Measure(quick ? size.Quick : size, quick ? 3 : Rounds));
        }

        progress.Done();
        return costs;
    }

    private static StepCost Measure(Extent size, int rounds)
    {
        using var outer = NewDisposeScope();
        using var task = new RetroactiveTask(size);
        var times = Passes.Time(rounds, [.. ((Calls[])[Calls.Sequence, Calls.SequenceReadByStep, Calls.Steps]).Select(calls => (Action)(() => task.Pass(calls)))]);
        return new StepCost(size, times[0], times[1], times[2]);
    }
}
