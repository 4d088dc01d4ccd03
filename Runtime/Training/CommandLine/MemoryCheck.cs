using System.Globalization;

namespace Backpropamine.Training;

/// <summary>Refuses a training whose back-propagation through time would not fit into the machine's memory.</summary>
internal static class MemoryCheck
{
    private const double Gibibyte = 1L << 30;
    private const double Page = 64L << 20;

    /// <summary>Checks a training on the CPU.</summary>
    /// <param name="task">The task.</param>
    /// <param name="settings">The training.</param>
    /// <exception cref="UsageException">It needs more memory than there is.</exception>
    public static void Require(LearningTask task, RunSettings settings)
    {
        var there = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        var matrices = task.FindNetwork(settings.Network).Matrices;
        var needed = Math.Max(
            Training(settings.Hidden, task.EpisodeSteps(settings), (settings.Lanes + Ranks.Current.Size - 1) / Ranks.Current.Size, matrices),
            Report(settings.Hidden, settings.Lanes, matrices, task.StatesShown(settings)));
        if (settings.Device == "cpu" && needed > there)
            throw new UsageException(string.Create(
                CultureInfo.InvariantCulture,
                $"--hidden {settings.Hidden} with --steps {settings.Steps} needs about {needed / Gibibyte:N0} GiB, this machine has {there / Gibibyte:N0}: give less of either"));
    }

    // Vectors of every step, the plastic state before every sixteenth, and working copies of it.
    internal static double Training(double n, int steps, int lanes, int matrices) =>
        4 * (lanes * n * (8.0 * steps + matrices * n * (steps / 16.0 + 4)) + 8 * n * n);

    // The state of the lanes that play, with working copies; the states that are shown, of one lane; what the page is made of.
    internal static double Report(double n, int lanes, int matrices, int shown) =>
        4 * (n * n * (8 + matrices * (4.0 * lanes + shown))) + Page;
}
