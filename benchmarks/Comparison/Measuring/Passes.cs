using System.Diagnostics;

namespace Backpropamine.Benchmarks.Measuring;

/// <summary>Times passes in this process.</summary>
internal static class Passes
{
    private const int WarmUps = 12;
    private static readonly TimeSpan _settling = TimeSpan.FromSeconds(2);

    /// <summary>Runs each pass in turn, round after round; the rounds of the first two seconds, twelve at least, do not count: code is compiled for good meanwhile.</summary>
    /// <param name="rounds">Rounds that count.</param>
    /// <param name="passes">What is timed.</param>
    /// <returns>For each pass, the milliseconds that it took in each round.</returns>
    public static double[][] Time(int rounds, params Action[] passes)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < WarmUps || Stopwatch.GetElapsedTime(start) < _settling; i++)
            foreach (var pass in passes) pass();
        double[][] times = [.. passes.Select(_ => new double[rounds])];
        for (var round = 0; round < rounds; round++)
            for (var i = 0; i < passes.Length; i++) times[i][round] = Time(passes[i]);
        return times;
    }

    private static double Time(Action pass)
    {
        var start = Stopwatch.GetTimestamp();
        pass();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
