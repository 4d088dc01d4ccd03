namespace Backpropamine.Kernels;

/// <summary>
/// Lanes whose parameters' gradients are summed together, so that the sum's order depends on B alone and not on the threads. The first
/// groups are the largest and the last are single lanes: threads that take one group after another end together.
/// </summary>
internal static class LaneGroups
{
    private const int Least = 8;

    /// <summary>How many groups there are.</summary>
    public static int Count(int lanes)
    {
        var count = 0;
        for (var first = 0; first < lanes; first = End(first, lanes)) count++;
        return count;
    }

    /// <summary>The lanes of a group.</summary>
    public static (int First, int End) Of(int group, int lanes)
    {
        var first = 0;
        for (; group > 0; group--) first = End(first, lanes);
        return (first, End(first, lanes));
    }

    private static int End(int first, int lanes) => first + (lanes - first + Least - 1) / Least;
}
