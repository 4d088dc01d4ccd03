namespace Backpropamine.Kernels;

/// <summary>
/// Hands out lanes. Every member of a team begins with lanes of its own, always the same, and then helps the others: what a step left in
/// a processor's cache is there for the next.
/// </summary>
/// <param name="lanes">How many.</param>
/// <param name="members">Members of the team.</param>
/// <param name="backwards">Whether the last comes first: the lanes that were done last are those that the cache still has.</param>
internal sealed class LaneQueue(int lanes, int members, bool backwards)
{
    /// <summary>Numbers to a cache line, so that members do not take each other's.</summary>
    private const int Line = 16;

    private readonly int[] _taken = new int[members * Line];

    /// <summary>The next lane, or −1.</summary>
    public int Take(int member)
    {
        for (var i = 0; i < members; i++)
        {
            var owner = (member + i) % members;
            var (first, end) = (owner * lanes / members, (owner + 1) * lanes / members);
            var next = Interlocked.Increment(ref _taken[owner * Line]) - 1;
            if (next < end - first) return backwards ? end - 1 - next : first + next;
        }

        return -1;
    }
}
