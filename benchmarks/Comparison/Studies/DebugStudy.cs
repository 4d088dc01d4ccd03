using Backpropamine.Benchmarks.Measuring;
using Backpropamine.Benchmarks.Reporting;

namespace Backpropamine.Benchmarks.Studies;

/// <summary>What an iteration of training takes in a debug build beside a release build.</summary>
internal static class DebugStudy
{
    private const int Rounds = 3;
    private const int Iterations = 40;

    /// <summary>Measures and writes three lines.</summary>
    /// <param name="progress">Says what is going on.</param>
    public static void Run(ProgressLine progress)
    {
        var machine = Machine.This($"the least of {Rounds} runs");
        OneFileTraining? debug = null, release = null;
        for (var round = 1; round <= Rounds; round++)
        {
            debug = Next(debug, "Debug", round, progress);
            release = Next(release, "Release", round, progress);
        }

        progress.Done();
        Write("a call for the sequence", debug!.Sequence, release!.Sequence);
        Write("a call for each step", debug.Steps, release.Steps);
        Write("plain operations", debug.Plain, release.Plain);
        Console.WriteLine(machine);
        if (machine.Warning is { } warning) Console.WriteLine(warning);
    }

    private static OneFileTraining Next(OneFileTraining? before, string configuration, int round, ProgressLine progress)
    {
        progress.Say($"{configuration}: run {round} of {Rounds}");
        var now = OneFileTraining.Run(configuration, Iterations);
        return before?.Least(now) ?? now;
    }

    private static void Write(string what, double debug, double release) =>
        Console.WriteLine(FormattableString.Invariant($"{what}: an iteration {debug:0.0} ms as debug, {release:0.0} ms as release"));
}
