using Backpropamine.Benchmarks.Measuring;
using Backpropamine.Benchmarks.Reporting;

namespace Backpropamine.Benchmarks.Studies;

/// <summary>What the generator costs a build, and each keystroke.</summary>
internal static class GeneratorStudy
{
    private const int Networks = 50;
    private const int Builds = 10;
    private const int Edits = 100;
    private const double AllowedCold = 100;
    private const double AllowedWarm = 5;

    /// <summary>Measures and writes two lines.</summary>
    /// <param name="progress">Says what is going on.</param>
    /// <exception cref="BenchException">A limit is missed.</exception>
    public static void Run(ProgressLine progress)
    {
        var machine = Machine.This($"the least of {Builds} builds and {Builds * Edits} edits");
        progress.Say($"{Networks} networks, {Builds} builds, {Builds * Edits} edits");
        var latency = GeneratorLatency.Measure(Networks, Builds, Edits);
        progress.Done();
        Goal[] goals = [Goal.AtMost($"{latency.Networks} networks cold", latency.Cold, AllowedCold), Goal.AtMost("one edit warm", latency.Warm, AllowedWarm)];
        foreach (var goal in goals) Console.WriteLine(FormattableString.Invariant($"{goal.What}: {goal.Measured:0.0} ms (asked: ≤ {goal.Asked:0} ms)"));
        Console.WriteLine(machine);
        if (machine.Warning is { } warning) Console.WriteLine(warning);
        if (goals.Any(goal => !goal.Met)) throw new BenchException(string.Join("; ", goals.Where(goal => !goal.Met).Select(goal => FormattableString.Invariant($"{goal.What}: {goal.Measured:0.0} ms, more than {goal.Asked:0} ms"))));
    }
}
