using System.Numerics;

namespace Backpropamine.Kernels;

/// <summary>The states that a rollout keeps for its backward pass. A segment goes from one of them to the next.</summary>
internal sealed class Checkpoints
{
    private readonly List<KeptState> _kept = [];

    /// <summary>Those that are kept now.</summary>
    public Checkpoints Copy()
    {
        var copy = new Checkpoints();
        copy._kept.AddRange(_kept);
        return copy;
    }

    /// <summary>Keeps a state, which follows those before.</summary>
    public void Add(KeptState state) => _kept.Add(state);

    public void Clear() => _kept.Clear();

    /// <summary>Leaves out the states whose memory others have taken over: each can be computed from those before.</summary>
    public void Withdraw<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => _kept.RemoveAll(state => state.IsOffered && !SpareStates<T>.Withdraw(state));

    /// <summary>The state that is kept at an address, if its memory may be taken over: the first cannot be computed.</summary>
    public KeptState? Spare(nint at) => _kept.Find(state => state.At == at && state.Step > 0);

    /// <summary>The first step of the segment that a step is in.</summary>
    public int Start(int step) => _kept[Index(step)].Step;

    /// <summary>The step after the segment that a step is in; the last segment is open.</summary>
    public int End(int step) => Index(step) is var index && index + 1 < _kept.Count ? _kept[index + 1].Step : int.MaxValue;

    /// <summary>The state before a step, if it is kept.</summary>
    public KeptState? At(int step) => Index(step) is var index and >= 0 && _kept[index].Step == step ? _kept[index] : null;

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
