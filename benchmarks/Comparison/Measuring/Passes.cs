using System.Diagnostics;
using KernelThreads = Backpropamine.Kernels.Workers;

namespace Backpropamine.Benchmarks.Measuring;

/// <summary>Times passes in this process.</summary>
internal static class Passes
{
    private const int WarmUps = 12;
    private const int FewWarmUps = 3;
    private static readonly TimeSpan _settling = TimeSpan.FromSeconds(2);

    /// <summary>Runs each pass in turn, round after round; the rounds of the first two seconds, twelve at least, do not count: code is compiled for good meanwhile.</summary>
    /// <param name="rounds">Rounds that count.</param>
    /// <param name="passes">What is timed.</param>
    /// <returns>For each pass, what it took in each round.</returns>
    public static PassTime[][] Time(int rounds, params Action[] passes) => Time(rounds, WarmUps, passes, Time);

    /// <summary>
    /// The same for long passes that know nothing of each other: at its turn a pass runs once that does not count, garbage is collected, and it runs again.
    /// So it does not matter which pass was before it. The rounds of the first two seconds, three at least, do not count.
    /// </summary>
    /// <param name="rounds">Rounds that count.</param>
    /// <param name="passes">What is timed.</param>
    /// <returns>For each pass, what it took in each round.</returns>
    public static PassTime[][] TimeApart(int rounds, params Action[] passes) => Time(rounds, FewWarmUps, passes, pass =>
    {
        pass();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Time(pass);
    });

    private static PassTime[][] Time(int rounds, int warmUps, Action[] passes, Func<Action, PassTime> time)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < warmUps || Stopwatch.GetElapsedTime(start) < _settling; i++)
            foreach (var pass in passes) pass();
        PassTime[][] times = [.. passes.Select(_ => new PassTime[rounds])];
        for (var round = 0; round < rounds; round++)
            for (var i = 0; i < passes.Length; i++) times[i][round] = time(passes[i]);
        return times;
    }

    private static PassTime Time(Action pass)
    {
        var (start, kernels) = (Stopwatch.GetTimestamp(), KernelThreads.Elapsed);
        pass();
        return new PassTime(Stopwatch.GetElapsedTime(start).TotalMilliseconds, (KernelThreads.Elapsed - kernels).TotalMilliseconds);
    }
}
