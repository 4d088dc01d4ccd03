using System.Globalization;

namespace Backpropamine.Benchmarks.Measuring;

/// <summary>How busy other programs keep the machine, as Linux counts it.</summary>
internal static class ProcessorUse
{
    private const string Counters = "/proc/stat";

    /// <summary>Watches for a second without doing anything.</summary>
    /// <returns>Cores in use, those taken away by a host included; 0 where it cannot be known.</returns>
    public static double OfOthers()
    {
        if (!File.Exists(Counters)) return 0;
        var before = Read();
        Thread.Sleep(1000);
        var after = Read();
        var all = after.All - before.All;
        return all == 0 ? 0 : (double)(all - (after.Idle - before.Idle)) / all * Environment.ProcessorCount;
    }

    // "cpu user nice system idle iowait irq softirq steal …": ticks since the start.
    private static (long All, long Idle) Read()
    {
        long[] ticks = [.. File.ReadLines(Counters).First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(8)
            .Select(text => long.Parse(text, CultureInfo.InvariantCulture))];
        return (ticks.Sum(), ticks[3] + ticks[4]);
    }
}
