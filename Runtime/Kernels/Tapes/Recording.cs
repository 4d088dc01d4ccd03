using System.Numerics;
using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>
/// The steps that a tape keeps, in chunks from one checkpoint to the next. A chunk's memory belongs to the graph, through the node of
/// its first step, and dies with it; here is only where it lies.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class Recording<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TapeTerms _terms;
    private readonly Slab<T> _slab;
    private readonly ChunkLayout _layout;
    private readonly List<nint> _chunks = [];
    private readonly long _activities;
    private readonly long[] _inputs;

    /// <param name="terms">The tape's.</param>
    /// <param name="slab">The tape's memory.</param>
    /// <param name="state">How many numbers of padded state there are.</param>
    /// <param name="inputs">How many numbers each input of a step has.</param>
    public Recording(TapeTerms terms, Slab<T> slab, long state, long[] inputs)
    {
        (_terms, _slab, _activities, _inputs) = (terms, slab, (long)terms.Lanes * terms.Neurons, inputs);
        _layout = new ChunkLayout(terms.Spacing, state, _activities, terms.Lanes, inputs);
    }

    /// <summary>Whether a lane has started anew in any step.</summary>
    public bool HasResets { get; private set; }

    /// <summary>The state before every chunk.</summary>
    public IReadOnlyList<nint> Checkpoints => _chunks;

    /// <summary>Where the kernel keeps the state before a step, if the step begins a chunk; else null.</summary>
    public nint[]? Checkpoint(int step) => step % _terms.Spacing == 0 ? [_chunks[^1]] : null;

    /// <summary>Begins a chunk at its first step and returns its memory; else null.</summary>
    public Tensor? Begin(int step)
    {
        if (step % _terms.Spacing != 0) return null;
        var memory = Slab<T>.New(_layout.Size, _terms.Type);
        var chunk = Address.Of<T>(memory);
        Copy(_slab.Activity, chunk + _layout.Before, _activities);
        _chunks.Add((nint)chunk);
        return memory;
    }

    /// <summary>Keeps what a step was given and what it made.</summary>
    public void Keep(int step, Tensor[] inputs, bool[]? anew, T* given, T* output, T* modulation)
    {
        var chunk = (T*)_chunks[step / _terms.Spacing];
        var row = step % _terms.Spacing;
        Copy(output, chunk + _layout.Outputs + row * _activities, _activities);
        if (modulation != null) Copy(modulation, chunk + _layout.Modulations + (long)row * _terms.Lanes, _terms.Lanes);
        if (given != null) Copy(given, chunk + _layout.Given + (long)row * _terms.Lanes, _terms.Lanes);
        var resets = chunk + _layout.Resets + (long)row * _terms.Lanes;
        for (var lane = 0; lane < _terms.Lanes; lane++) resets[lane] = anew is not null && anew[lane] ? T.One : T.Zero;
        HasResets |= anew is not null;
        for (var i = 0; i < inputs.Length; i++)
        {
            using var whole = inputs[i].is_contiguous() ? null : inputs[i].contiguous();
            Copy(Address.Of<T>(whole ?? inputs[i]), chunk + _layout.Inputs[i] + row * _inputs[i], _inputs[i]);
        }
    }

    /// <summary>An input of steps t0 to t1 − 1, <c>[T, B, I]</c>.</summary>
    public Tensor Input(int index, int t0, int t1) => Gather(_layout.Inputs[index], _inputs[index], t0, t1);

    /// <summary>M of steps t0 to t1 − 1, <c>[T, B, 1]</c>.</summary>
    public Tensor Modulations(int t0, int t1) => Gather(_layout.Modulations, _terms.Lanes, t0, t1);

    /// <summary>M as it was given, likewise.</summary>
    public Tensor Given(int t0, int t1) => Gather(_layout.Given, _terms.Lanes, t0, t1);

    /// <summary>1 where a lane starts anew before a step, likewise.</summary>
    public Tensor Resets(int t0, int t1) => Gather(_layout.Resets, _terms.Lanes, t0, t1);

    /// <summary>The activity before step t0 and those of steps t0 to t1 − 1, <c>[1 + T, B, N]</c>.</summary>
    public Tensor Activities(int t0, int t1)
    {
        var all = empty([t1 - t0 + 1, _terms.Lanes, _terms.Neurons], _terms.Type);
        var to = Address.Of<T>(all);
        var chunk = (T*)_chunks[t0 / _terms.Spacing];
        var row = t0 % _terms.Spacing;
        Copy(row == 0 ? chunk + _layout.Before : chunk + _layout.Outputs + (row - 1) * _activities, to, _activities);
        Gather(_layout.Outputs, _activities, t0, t1, to + _activities);
        return all;
    }

    private Tensor Gather(long place, long size, int t0, int t1)
    {
        var all = empty([t1 - t0, _terms.Lanes, size / _terms.Lanes], _terms.Type);
        Gather(place, size, t0, t1, Address.Of<T>(all));
        return all;
    }

    private void Gather(long place, long size, int t0, int t1, T* to)
    {
        for (var t = t0; t < t1;)
        {
            var row = t % _terms.Spacing;
            var rows = Math.Min(_terms.Spacing - row, t1 - t);
            Copy((T*)_chunks[t / _terms.Spacing] + place + row * size, to + (t - t0) * size, rows * size);
            t += rows;
        }
    }

    private static void Copy(T* from, T* to, long count) => Buffer.MemoryCopy(from, to, count * sizeof(T), count * sizeof(T));
}
