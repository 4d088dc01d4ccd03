using System.Numerics;
using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>Where a tape has got to: the state, the packed parameters, and the kernels that advance the one by the other.</summary>
/// <typeparam name="TKernel">The equations.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class TapeHead<TKernel, T>
    where TKernel : struct, IPlasticKernel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CellAround? _around;
    private readonly TapeTerms _terms;
    private readonly Frame<T> _frame;
    private readonly Checkpoints _saved = new();
    private readonly LinearMaps<T> _maps;
    private readonly long[] _activity;
    private readonly long[] _scalar;

    public TapeHead(TapeSite site, TapeTerms terms, Tensor?[] state, Tensor[] inputs, out Tensor memory)
    {
        (_around, _terms, _activity, _scalar) = (site.Around, terms, [terms.Lanes, terms.Neurons], [terms.Lanes, 1]);
        Slab = new Slab<T>(site.Layer, terms, state, out memory);
        _maps = new LinearMaps<T>(terms);
        _frame = NewFrame();
        _frame.Activity = Slab.Activity;
        _frame.State = Slab.State;
        _frame.Sum = Slab.Sum;
        _frame.Continues = !terms.IsCell;
        _frame.Members = terms.IsCell ? null : new ForwardMembers<T>();
        if (terms.Records) Recording = new Recording<T>(terms, StateSize, terms.IsCell ? [] : Array.ConvertAll(inputs, x => x.numel()));
    }

    public Slab<T> Slab { get; }

    /// <summary>What is kept for the backward pass, if there may be one.</summary>
    public Recording<T>? Recording { get; }

    /// <summary>How many steps there have been.</summary>
    public int Steps { get; private set; }

    /// <summary>What is around the cell, if it is linear maps alone, as the first step has shown it.</summary>
    public TracedMaps? Traced { get; private set; }

    private long StateSize => _frame.Lanes * _frame.Parts * _frame.Matrix;

    /// <summary>A frame that reads the packed parameters.</summary>
    public Frame<T> NewFrame()
    {
        var frame = new Frame<T>
        {
            Lanes = _terms.Lanes,
            Neurons = _terms.Neurons,
            Columns = Padding<T>.Of(_terms.Neurons),
            Parts = TKernel.HasTrace ? 2 : 1,
            ReadsHebb = _terms.ReadsHebb,
            WritesHebb = _terms.WritesHebb,
            Cell = TKernel.Cell,
        };
        Slab.Point(frame);
        return frame;
    }

    /// <summary>One step: the tensors of the network's output.</summary>
    public List<Tensor> Step(Tensor[] inputs, Tensor? modulation, bool[]? anew)
    {
        using var scope = NewDisposeScope();
        using var maps = _maps.Enter();
        var traces = Recording is not null && Steps == 0;
        if (traces) _maps.BeginTrace();
        var projected = _around!.Project(inputs);
        var given = modulation is null || modulation.is_contiguous() ? modulation : modulation.contiguous();
        var activity = empty(_activity, _terms.Type);
        var m = TKernel.Cell.Tap == ModulatorTap.None ? null : empty(_scalar, _terms.Type);
        _saved.Clear();
        Fill(Steps, 0);
        Advance(projected[0], given, activity, m, 1);
        Recording?.Keep(Steps - 1, inputs, anew, _frame.Modulation, _frame.Outputs, _frame.Modulations);
        GC.KeepAlive(given);

        var made = _around.ReadOut(inputs, projected, activity, m!).Tensors;
        if (traces) Traced = TracedMaps.Of(_maps.EndTrace(), inputs, projected, activity, m, made);
        var results = new List<Tensor>(made.Length + 1);
        foreach (var tensor in made) results.Add(Own(tensor, inputs).MoveToOuterDisposeScope());
        return results;
    }

    /// <summary>A sequence of steps: activities and, if there is one, M.</summary>
    /// <param name="input">What comes into the cell, <c>[T, B, N]</c>.</param>
    /// <param name="modulation">M, if it is given, <c>[T, B, 1]</c>.</param>
    /// <param name="starts">Where lanes start anew, as truth values <c>[T, B]</c>, if any do.</param>
    /// <param name="kept">What else the backward pass needs.</param>
    public List<Tensor> Sequence(Tensor input, Tensor? modulation, Tensor? starts, List<Tensor> kept)
    {
        using var scope = NewDisposeScope();
        var steps = (int)input.size(0);
        var given = modulation?.contiguous();
        var activity = empty([steps, .. _activity], _terms.Type);
        var m = TKernel.Cell.Tap == ModulatorTap.None ? null : empty([steps, .. _scalar], _terms.Type);
        _saved.Clear();
        if (Recording is not null) Record(steps, activity, m, given, starts, kept);
        _frame.Reset = starts is null ? null : (bool*)Address.Of<byte>(starts);
        Advance(input, given, activity, m, steps);
        GC.KeepAlive(given);
        GC.KeepAlive(starts);
        foreach (var tensor in kept) tensor.MoveToOuterDisposeScope();
        List<Tensor> made = [activity.MoveToOuterDisposeScope()];
        if (m is not null) made.Add(m.MoveToOuterDisposeScope());
        return made;
    }

    /// <summary>A copy of a part of the state.</summary>
    public Tensor Part(int part)
    {
        var (b, n) = (_terms.Lanes, _terms.Neurons);
        var copy = part == 0 ? empty(_activity, _terms.Type) : empty([b, n, n], _terms.Type);
        var to = Address.Of<T>(copy);
        if (part == 0) new ReadOnlySpan<T>(Slab.Activity, b * n).CopyTo(new Span<T>(to, b * n));
        for (var lane = 0; part > 0 && lane < b; lane++)
        {
            Padding<T>.Unpad(Slab.Matrix(lane, part - 1, _frame.Parts), to + (long)lane * n * n, n, _frame.Columns);
        }

        return copy;
    }

    private void Advance(Tensor input, Tensor? given, Tensor activity, Tensor? m, int steps)
    {
        using var whole = input.is_contiguous() ? null : input.contiguous();
        long last = (long)_terms.Lanes * _terms.Neurons, bytes = last * sizeof(T);
        _frame.Input = Address.Of<T>(whole ?? input);
        _frame.Modulation = given is null ? null : Address.Of<T>(given);
        _frame.Outputs = Address.Of<T>(activity);
        _frame.Modulations = m is null ? null : Address.Of<T>(m);
        _frame.Saved = Recording is null ? null : _saved;
        KernelRunner<TKernel, T>.Forward(_frame, 0, steps);
        _frame.Primed = _frame.Continues;
        _frame.Backwards ^= true;
        Buffer.MemoryCopy(_frame.Outputs + (steps - 1) * last, Slab.Activity, bytes, bytes);
        GC.KeepAlive(input);
        Steps += steps;
    }

    /// <summary>Tells the recording where a sequence lies.</summary>
    private void Record(int steps, Tensor activity, Tensor? m, Tensor? given, Tensor? starts, List<Tensor> kept)
    {
        var before = Slab<T>.New((long)_terms.Lanes * _terms.Neurons, _terms.Type);
        new ReadOnlySpan<T>(Slab.Activity, (int)before.numel()).CopyTo(new Span<T>(Address.Of<T>(before), (int)before.numel()));
        var resets = starts?.to_type(_terms.Type);
        kept.AddRange(new[] { before, given, resets }.OfType<Tensor>());
        var chunk = new Chunk<T>(Steps, Steps + steps)
        {
            Before = Address.Of<T>(before),
            Outputs = Address.Of<T>(activity),
            Modulations = m is null ? null : Address.Of<T>(m),
            Given = given is null ? null : Address.Of<T>(given),
            Resets = resets is null ? null : Address.Of<T>(resets),
        };
        var spacing = _terms.Spacing > 0 ? _terms.Spacing : CheckpointPlan.Spacing(steps, _terms.Lanes, KernelOptions.ThreadCount);
        for (var t = 0; t < steps; t += spacing)
        {
            if (Recording!.NewState(Steps + t, Slab) is { } state) kept.Add(state);
            Fill(Steps + t, t);
        }

        Recording!.AddSequence(chunk);
    }

    /// <summary>Lets the forward pass fill in the state before a step of the tape, if it is kept and not yet known.</summary>
    private void Fill(int step, int t)
    {
        if (Recording?.At(step) is { IsCommon: false } kept) _saved.Add(new KeptState(t, kept.At));
    }

    /// <summary>An output that is an input of the network itself gets memory of its own: autograd would mark the user's tensor.</summary>
    private static Tensor Own(Tensor tensor, Tensor[] inputs)
    {
        foreach (var input in inputs)
        {
            if (tensor.numel() == input.numel() && tensor.is_contiguous() && input.is_contiguous() && Address.Of<T>(tensor) == Address.Of<T>(input)) return tensor.clone();
        }

        return tensor;
    }
}
