namespace Backpropamine.Kernels;

/// <summary>
/// Hands out lanes. Every member of a team begins with lanes of its own, always the same, and then helps the others: what a step left in
/// a processor's cache is there for the next. Taking one waits until all that was stored before has left the processor, so in single steps a member
/// takes half of what it has left.
/// </summary>
/// <param name="lanes">How many.</param>
/// <param name="members">Members of the team.</param>
/// <param name="backwards">Whether the last comes first: the lanes that were done last are those that the cache still has.</param>
/// <param name="several">Whether a member takes several of its own at once.</param>
internal sealed class LaneQueue(int lanes, int members, bool backwards, bool several)
{
    /// <summary>Numbers to a cache line, so that members do not take each other's.</summary>
    private const int Line = 16;

    private readonly int[] _taken = new int[members * Line];

    /// <summary>The next lanes: the first of them, and how many; none when all are done.</summary>
    public (int First, int Count) Take(int member)
    {
        for (var i = 0; i < members; i++)
        {
            var owner = (member + i) % members;
            ref var taken = ref _taken[owner * Line];
            var (first, end) = (owner * lanes / members, (owner + 1) * lanes / members);
            var left = end - first - Volatile.Read(ref taken);
            if (left <= 0) continue;
            var wanted = several && i == 0 ? (left + 1) / 2 : 1;
            var next = Interlocked.Add(ref taken, wanted) - wanted;
            var count = Math.Min(wanted, end - first - next);
            if (count > 0) return (backwards ? end - 1 - next : first + next, count);
        }

        return default;
    }
}
