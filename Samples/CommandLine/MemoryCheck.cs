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

    // What a step of plain operations keeps for the way back: matrices [B, N, N] where there is plasticity, else vectors.
    private static double Needed(RunSettings settings)
    {
        double n = settings.Hidden;
        var matrices = settings.Modulation switch
        {
            AgentKind.Rnn => 0,
            AgentKind.Retroactive => 9,
            _ => 6,
        };
        return 4 * ((double)settings.Steps * settings.Lanes * n * (8 + matrices * n) + 8 * n * n);
    }
}
