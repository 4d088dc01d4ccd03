using System.Numerics;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Backpropamine.Training;

/// <summary>Independent xoshiro256** generators, one a lane (Blackman and Vigna 2018), whose state can be saved.</summary>
public sealed class LaneStreams : IUniforms
{
    private const int Words = 4;
    private readonly ulong[] _state;

    /// <summary>Streams that follow from a seed alone.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="purpose">Tells streams of one run apart.</param>
    /// <param name="lanes">Number of streams.</param>
    public LaneStreams(long seed, StreamPurpose purpose, int lanes)
    {
        _state = new ulong[lanes * Words];
        var counter = Mix((ulong)seed) ^ Mix(~(ulong)purpose);
        for (var i = 0; i < _state.Length; i++)
            _state[i] = Mix(counter += 0x9E3779B97F4A7C15);
    }

    /// <summary>The generators' state, four words a lane.</summary>
    public ReadOnlySpan<ulong> State => _state;

    /// <summary>The generators' state, where each rank has used those of its own lanes. All ranks call it.</summary>
    /// <param name="ranks">The ranks.</param>
    /// <param name="share">This rank's lanes.</param>
    /// <returns>Four words a lane; on rank 0 those of all lanes.</returns>
    public ulong[] Gather(Ranks ranks, LaneShare share)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        using var scope = NewDisposeScope();
        var words = tensor(MemoryMarshal.Cast<ulong, long>(_state).ToArray(), [_state.Length / Words, Words]);
        return MemoryMarshal.Cast<byte, ulong>(ranks.Gather(share.Of(words), share).bytes).ToArray();
    }

    /// <summary>Puts the generators back to a state read before.</summary>
    /// <param name="state">Four words a lane.</param>
    /// <exception cref="ArgumentException">The state is of another number of lanes.</exception>
    public void Restore(ReadOnlySpan<ulong> state)
    {
        if (state.Length != _state.Length)
            throw new ArgumentException($"the state has {state.Length / Words} lanes, not {_state.Length / Words}", nameof(state));
        state.CopyTo(_state);
    }

    /// <inheritdoc/>
    public double Next(int lane)
    {
        var s = _state.AsSpan(lane * Words, Words);
        var result = BitOperations.RotateLeft(s[1] * 5, 7) * 9;
        var shifted = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= shifted;
        s[3] = BitOperations.RotateLeft(s[3], 45);
        return (result >> 11) * (1.0 / (1UL << 53));
    }

    // SplitMix64's output function: spreads seeds that differ in one bit over all of them.
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
