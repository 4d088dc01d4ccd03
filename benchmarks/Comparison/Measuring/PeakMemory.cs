using System.Globalization;

namespace Backpropamine.Benchmarks.Measuring;

/// <summary>The peak of a process's resident memory, as Linux counts it.</summary>
internal static class PeakMemory
{
    /// <summary>Bytes: VmHWM of this process.</summary>
    public static long OfThisProcess() => Kilobytes("/proc/self/status", "VmHWM:") * 1024;

    /// <summary>Bytes that programs may still take.</summary>
    public static long Available() => Kilobytes("/proc/meminfo", "MemAvailable:") * 1024;

    private static long Kilobytes(string file, string name)
    {
        var line = File.ReadLines(file).First(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
