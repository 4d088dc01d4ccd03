using System.Diagnostics;
using KernelThreads = Backpropamine.Kernels.Workers;

namespace Backpropamine.Benchmarks.Measuring;

/// <summary>Times passes in this process.</summary>
internal static class Passes
{
    private const int WarmUps = 12;
    private static readonly TimeSpan _settling = TimeSpan.FromSeconds(2);

    /// <summary>Runs each pass in turn, round after round; the rounds of the first two seconds, twelve at least, do not count: code is compiled for good meanwhile.</summary>
    /// <param name="rounds">Rounds that count.</param>
    /// <param name="passes">What is timed.</param>
    /// <returns>For each pass, what it took in each round.</returns>
    public static PassTime[][] Time(int rounds, params Action[] passes)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < WarmUps || Stopwatch.GetElapsedTime(start) < _settling; i++)
            foreach (var pass in passes) pass();
        PassTime[][] times = [.. passes.Select(_ => new PassTime[rounds])];
        for (var round = 0; round < rounds; round++)
            for (var i = 0; i < passes.Length; i++) times[i][round] = Time(passes[i]);
        return times;
    }

    private static PassTime Time(Action pass)
    {
        var (start, kernels) = (Stopwatch.GetTimestamp(), KernelThreads.Elapsed);
        pass();
        return new PassTime(Stopwatch.GetElapsedTime(start).TotalMilliseconds, (KernelThreads.Elapsed - kernels).TotalMilliseconds);
    }
}
