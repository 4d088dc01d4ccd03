using System.Diagnostics;
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
    private const int QuickRounds = 3;

    /// <summary>How long rounds are added while a limit is missed.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    /// <summary>What is measured, and the microseconds beyond the kernels that are allowed.</summary>
    private static readonly (Extent Size, double Allowed)[] _limits = [(new(1, 64, 200), 20), (new(64, 64, 200), 32), (new(30, 100, 200), 35)];

    /// <summary>Measures and writes a table.</summary>
    /// <param name="progress">Says what is going on.</param>
    /// <exception cref="BenchException">A limit is missed by more than the noise.</exception>
    public static void Run(ProgressLine progress)
    {
        var machine = Machine.This("float32");
        var costs = Measure(quick: false, progress);
        new ResultTable(Terminal.Open()).Write(costs);
        Console.WriteLine(machine);
        if (machine.Warning is { } warning) Console.WriteLine(warning);
        string[] misses = [.. costs.Select(cost => cost.Miss).OfType<string>()];
        if (misses.Length > 0) throw new BenchException(string.Join("; ", misses));
    }

    /// <summary>Measures.</summary>
    /// <param name="quick">Whether a few steps and rounds will do.</param>
    /// <param name="progress">Says what is going on.</param>
    public static IReadOnlyList<StepCost> Measure(bool quick, ProgressLine progress)
    {
        set_num_threads(Stable.Cores);
        var costs = new List<StepCost>();
        foreach (var (size, allowed) in _limits)
        {
            progress.Say($"step calls {size.Lanes}/{size.Neurons}/{size.Steps}");
            costs.Add(quick ? Measure(size.Quick, allowed, QuickRounds, TimeSpan.Zero) : Measure(size, allowed, Rounds, _patience));
        }

        progress.Done();
        return costs;
    }

    private static StepCost Measure(Extent size, double allowed, int rounds, TimeSpan patience)
    {
        using var outer = NewDisposeScope();
        using var task = new RetroactiveTask(size);
        Action[] passes = [.. ((Calls[])[Calls.Sequence, Calls.SequenceReadByStep, Calls.Steps]).Select(calls => (Action)(() => task.Pass(calls)))];
        var start = Stopwatch.GetTimestamp();
        var cost = new StepCost(size, allowed, [], [], []);
        do
        {
            var times = Passes.Time(rounds, passes);
            cost = cost with { Sequence = [.. cost.Sequence, .. times[0]], ReadByStep = [.. cost.ReadByStep, .. times[1]], Steps = [.. cost.Steps, .. times[2]] };
        }
        while (!cost.Goal.Met && Stopwatch.GetElapsedTime(start) < patience);
        return cost;
    }
}
