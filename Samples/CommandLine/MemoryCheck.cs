using System.Globalization;
using Backpropamine.Samples.Running;

namespace Backpropamine.Samples.CommandLine;

/// <summary>Refuses a training whose back-propagation through time would not fit into the machine's memory.</summary>
internal static class MemoryCheck
{
    private const double Gibibyte = 1L << 30;

    /// <summary>Checks a training on the CPU.</summary>
    /// <param name="settings">The training.</param>
    /// <exception cref="UsageException">It needs more memory than there is.</exception>
    public static void Require(RunSettings settings)
    {
        var there = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (settings.Device == "cpu" && Needed(settings) > there)
            throw new UsageException(string.Create(
                CultureInfo.InvariantCulture,
                $"--hidden {settings.Hidden} with --steps {settings.Steps} needs about {Needed(settings) / Gibibyte:N0} GiB, this machine has {there / Gibibyte:N0}: give less of either"));
    }

    // Vectors of every step, the plastic state before every sixteenth, and working copies of it.
    private static double Needed(RunSettings settings)
    {
        double n = settings.Hidden;
        var matrices = settings.Modulation switch
        {
            AgentKind.Rnn => 0,
            AgentKind.Retroactive => 2,
            _ => 1,
        };
        return 4 * (settings.Lanes * n * (8.0 * settings.Steps + matrices * n * (settings.Steps / 16.0 + 4)) + 8 * n * n);
    }
}
