namespace Backpropamine.Kernels;

/// <summary>
/// How far apart a sequence's checkpoints are. Every lane keeps its own, but states between two of them are recomputed for as many lanes at
/// once as there are threads, so that √(T·B/threads) steps apart need the least memory; somewhat nearer costs little of it and stays
/// nearer in cache.
/// </summary>
internal static class CheckpointPlan
{
    public static int Spacing(long steps, long lanes, int threads)
    {
        var least = Math.Sqrt((double)steps * lanes / Math.Min(threads, lanes));
        return (int)Math.Min(steps, Math.Max(1, Math.Ceiling(Math.Max(0.7 * least, Math.Sqrt(steps)))));
    }

    /// <summary>How far the next one is where nobody knows how many steps will come: as if there were twice as many, and not very few.</summary>
    public static int Next(long step, long lanes, int threads) => Spacing(Math.Max(128, 2 * step), lanes, threads);
}
