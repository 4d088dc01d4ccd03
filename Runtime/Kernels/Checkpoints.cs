namespace Backpropamine.Kernels;

/// <summary>
/// The states that a rollout keeps for its backward pass: before which steps, and where they lie, each [B, parts, N, columns]. A segment
/// goes from one of them to the next.
/// </summary>
internal sealed class Checkpoints
{
    private readonly List<(int Step, nint At)> _kept = [];

    /// <summary>Keeps the state before a step, which follows those before.</summary>
    public void Add(int step, nint at) => _kept.Add((step, at));

    public void Clear() => _kept.Clear();

    /// <summary>The first step of the segment that a step is in.</summary>
    public int Start(int step) => _kept[Index(step)].Step;

    /// <summary>The step after the segment that a step is in; the last segment is open.</summary>
    public int End(int step) => Index(step) is var index && index + 1 < _kept.Count ? _kept[index + 1].Step : int.MaxValue;

    /// <summary>Where the state before a step is kept, or 0.</summary>
    public nint At(int step) => Index(step) is var index and >= 0 && _kept[index].Step == step ? _kept[index].At : 0;

    /// <summary>Steps of the longest segment, where <paramref name="steps"/> is the end.</summary>
    public int Longest(int steps)
    {
        var longest = 1;
        for (var i = 0; i < _kept.Count && _kept[i].Step < steps; i++)
        {
            longest = Math.Max(longest, Math.Min(steps, i + 1 < _kept.Count ? _kept[i + 1].Step : steps) - _kept[i].Step);
        }

        return longest;
    }

    /// <summary>The last one at or before a step, or −1.</summary>
    private int Index(int step)
    {
        var (low, high) = (0, _kept.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_kept[middle].Step <= step) low = middle + 1;
            else high = middle;
        }

        return low - 1;
    }
}
