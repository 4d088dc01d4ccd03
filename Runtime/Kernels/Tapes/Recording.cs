using System.Numerics;
using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>
/// The steps that a tape keeps. Their memory belongs to the graph, through the nodes that made it, and dies with it; here is only where
/// it lies.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="terms">The tape's.</param>
/// <param name="state">How many numbers of padded state there are.</param>
/// <param name="inputs">How many numbers each input of a single step has.</param>
internal sealed unsafe class Recording<T>(TapeTerms terms, long state, long[] inputs)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Lock _gate = new();
    private readonly List<Chunk<T>> _chunks = [];
    private readonly Checkpoints _kept = new();
    private readonly long _activities = (long)terms.Lanes * terms.Neurons;
    private Chunk<T>? _open;

    /// <summary>Whether a lane has started anew in any step.</summary>
    public bool HasResets { get; private set; }

    /// <summary>The states that are kept now, for a backward pass; steps may follow meanwhile.</summary>
    public Checkpoints Kept()
    {
        lock (_gate) return _kept.Copy();
    }

    /// <summary>The state before a step, if it is kept.</summary>
    public KeptState? At(int step)
    {
        lock (_gate) return _kept.At(step);
    }

    /// <summary>Leaves out the states whose memory others have taken over.</summary>
    public void Withdraw()
    {
        lock (_gate) _kept.Withdraw<T>();
    }

    /// <summary>Begins a chunk of single steps, if the step begins one, and returns its memory and that of the state before it.</summary>
    public Tensor[] Begin(int step, Slab<T> slab)
    {
        if (_open is not null && step < _open.End) return [];
        var steps = terms.Spacing > 0 ? terms.Spacing : CheckpointPlan.Next(step, terms.Lanes, KernelOptions.ThreadCount);
        var layout = new ChunkLayout(steps, _activities, terms.Lanes, inputs);
        var memory = Slab<T>.New(layout.Size, terms.Type);
        var block = Address.Of<T>(memory);
        Add(_open = layout.At(block, step, step + steps));
        Copy(slab.Activity, _open.Before, _activities);
        return NewState(step, slab) is { } kept ? [memory, kept] : [memory];
    }

    /// <summary>Keeps the state before a step; returns its memory, if it is not the slab's.</summary>
    public Tensor? NewState(int step, Slab<T> slab)
    {
        if (step == 0 && slab.Zeros != null)
        {
            Add(new KeptState(0, (nint)slab.Zeros) { IsCommon = true });
            return null;
        }

        var memory = SpareStates<T>.Take(state, terms.Type);
        Add(new KeptState(step, (nint)Address.Of<T>(memory)));
        return memory;
    }

    /// <summary>Keeps what a step was given and what it made.</summary>
    public void Keep(int step, Tensor[] given, bool[]? anew, T* modulationGiven, T* output, T* modulation)
    {
        var chunk = _open!;
        long row = step - chunk.First, lanes = terms.Lanes;
        Copy(output, chunk.Outputs + row * _activities, _activities);
        if (modulation != null) Copy(modulation, chunk.Modulations + row * lanes, lanes);
        if (modulationGiven != null) Copy(modulationGiven, chunk.Given + row * lanes, lanes);
        var resets = chunk.Resets + row * lanes;
        for (var lane = 0; lane < lanes; lane++) resets[lane] = anew is not null && anew[lane] ? T.One : T.Zero;
        HasResets |= anew is not null;
        for (var i = 0; i < given.Length; i++)
        {
            using var whole = given[i].is_contiguous() ? null : given[i].contiguous();
            Copy(Address.Of<T>(whole ?? given[i]), chunk.Inputs[i] + row * inputs[i], inputs[i]);
        }
    }

    /// <summary>Keeps a sequence of steps where it lies.</summary>
    public void AddSequence(Chunk<T> sequence)
    {
        Add(sequence);
        HasResets |= sequence.Resets != null;
    }

    /// <summary>An input of steps t0 to t1 − 1, <c>[T, B, I]</c>.</summary>
    public Tensor Input(int index, int t0, int t1) => Gather(chunk => (nint)chunk.Inputs[index], inputs[index], t0, t1);

    /// <summary>M of steps t0 to t1 − 1, <c>[T, B, 1]</c>.</summary>
    public Tensor Modulations(int t0, int t1) => Gather(chunk => (nint)chunk.Modulations, terms.Lanes, t0, t1);

    /// <summary>M as it was given, likewise.</summary>
    public Tensor Given(int t0, int t1) => Gather(chunk => (nint)chunk.Given, terms.Lanes, t0, t1);

    /// <summary>1 where a lane starts anew before a step, likewise.</summary>
    public Tensor Resets(int t0, int t1) => Gather(chunk => (nint)chunk.Resets, terms.Lanes, t0, t1);

    /// <summary>The activity before step t0 and those of steps t0 to t1 − 1, <c>[1 + T, B, N]</c>.</summary>
    public Tensor Activities(int t0, int t1)
    {
        var all = empty([t1 - t0 + 1, terms.Lanes, terms.Neurons], terms.Type);
        var to = Address.Of<T>(all);
        Chunk<T> chunk;
        lock (_gate) chunk = _chunks.FindLast(chunk => chunk.First <= t0)!;
        Copy(t0 == chunk.First ? chunk.Before : chunk.Outputs + (t0 - chunk.First - 1) * _activities, to, _activities);
        Gather(chunk => (nint)chunk.Outputs, _activities, t0, t1, to + _activities);
        return all;
    }

    private Tensor Gather(Func<Chunk<T>, nint> part, long size, int t0, int t1)
    {
        var all = empty([t1 - t0, terms.Lanes, size / terms.Lanes], terms.Type);
        Gather(part, size, t0, t1, Address.Of<T>(all));
        return all;
    }

    private void Gather(Func<Chunk<T>, nint> part, long size, int t0, int t1, T* to)
    {
        Chunk<T>[] chunks;
        lock (_gate) chunks = [.. _chunks];
        foreach (var chunk in chunks)
        {
            long first = Math.Max(t0, chunk.First), count = Math.Min(t1, chunk.End) - first;
            if (count <= 0) continue;
            var from = (T*)part(chunk);
            if (from == null) Memory<T>.Fill(to + (first - t0) * size, count * size, T.Zero);
            else Copy(from + (first - chunk.First) * size, to + (first - t0) * size, count * size);
        }
    }

    private void Add(Chunk<T> chunk)
    {
        lock (_gate) _chunks.Add(chunk);
    }

    private void Add(KeptState state)
    {
        lock (_gate) _kept.Add(state);
    }

    private static void Copy(T* from, T* to, long count) => Buffer.MemoryCopy(from, to, count * sizeof(T), count * sizeof(T));
}
