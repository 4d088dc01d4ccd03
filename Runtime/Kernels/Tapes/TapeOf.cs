using System.Numerics;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace Backpropamine.Kernels;

/// <summary>A tape over one kernel.</summary>
/// <typeparam name="TKernel">The equations.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class Tape<TKernel, T> : Tape
    where TKernel : struct, IPlasticKernel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TapeSite _site;
    private readonly TapeTerms _terms;
    private readonly Slab<T> _slab;
    private readonly Frame<T> _frame;
    private readonly Recording<T>? _recording;
    private readonly Tensor[] _parameters;
    private readonly bool[] _starts;
    private readonly long[] _activity;
    private readonly long[] _scalar;
    private AutogradContext? _first;
    private TapePass<TKernel, T>? _pass;

    private Tape(TapeSite site, TapeTerms terms, Tensor[] state, Tensor[] inputs, out Tensor memory)
    {
        (_site, _terms, _activity, _scalar) = (site, terms, [terms.Lanes, terms.Neurons], [terms.Lanes, 1]);
        Inputs = inputs.Length;
        _slab = new Slab<T>(site.Layer, terms, state, out memory);
        _frame = NewFrame();
        _frame.Activity = _slab.Activity;
        _frame.State = _slab.State;
        _frame.Sum = _slab.Sum;
        _frame.Continues = true;
        _parameters = terms.Records ? [.. site.Network.parameters()] : [];
        _starts = Array.ConvertAll(state, part => terms.Records && part.requires_grad);
        if (terms.Records) _recording = new Recording<T>(terms, _slab, _frame.Lanes * _frame.Parts * _frame.Matrix, Array.ConvertAll(inputs, x => x.numel()));
    }

    public override int Parts => TKernel.HasTrace ? 3 : 2;

    public override bool Records => _terms.Records;

    public override bool Failed => _pass is null or { Failed: true };

    public TapeSite Site => _site;

    public TapeTerms Terms => _terms;

    /// <summary>How many inputs the network has.</summary>
    public int Inputs { get; }

    public Slab<T> Slab => _slab;

    public Recording<T> Recording => _recording!;

    /// <summary>The network's parameters.</summary>
    public Tensor[] Parameters => _parameters;

    /// <summary>Which parts of the first state want gradients.</summary>
    public bool[] Starts => _starts;

    /// <summary>Begins a tape at a state.</summary>
    public static FusedState Start(TapeSite site, TapeTerms terms, Tensor[] state, Tensor[] inputs)
    {
        var tape = new Tape<TKernel, T>(site, terms, state, inputs, out var memory);
        if (!terms.Records) return new FusedState(tape, memory, null);
        Tensor[] trained = [.. tape._parameters.Where(parameter => parameter.requires_grad), .. state.Where((_, i) => tape._starts[i])];
        return new FusedState(tape, memory, TapeFunction.Run(new RootNode(tape, trained.Length), trained)[0]);
    }

    /// <summary>A frame that reads the packed parameters.</summary>
    public Frame<T> NewFrame()
    {
        var frame = new Frame<T>
        {
            Lanes = _terms.Lanes,
            Neurons = _terms.Neurons,
            Columns = Padding<T>.Of(_terms.Neurons),
            Parts = TKernel.HasTrace ? 2 : 1,
            Spacing = _terms.Spacing,
            ReadsHebb = _terms.ReadsHebb,
            WritesHebb = _terms.WritesHebb,
            Cell = TKernel.Cell,
        };
        _slab.Point(frame);
        return frame;
    }

    public override bool Continues(TapeTerms terms) => terms == _terms && _slab.IsCurrent();

    public override FusedStep Step(FusedState head, Tensor[] inputs, Tensor? modulation)
    {
        if (!Records)
        {
            using var mode = no_grad();
            var made = Advance(inputs, modulation, null);
            return new FusedStep([.. made], new FusedState(this, Follow(head.Slab, made[0]), null));
        }

        var node = new StepNode(this, Steps, inputs, modulation, head.Anew, head.Slab);
        var results = node.Inputs == 0 ? TapeFunction.Run(node, head.Token!) : TapeFunction.Run(node, [head.Token!, .. node.Sources]);
        var token = results[^1];
        results.RemoveAt(results.Count - 1);
        head.Token!.Dispose();
        return new FusedStep([.. results], new FusedState(this, Follow(head.Slab, token), token));
    }

    public override Tensor? BeginStep(AutogradContext context, Tensor slab)
    {
        if (_recording!.Begin(Steps) is not { } chunk) return null;
        if (Steps == 0) _first = context;
        context.save_for_backward(Steps == 0 ? [chunk, slab, .. _parameters] : [chunk]);
        return chunk;
    }

    public override List<Tensor> Advance(Tensor[] inputs, Tensor? modulation, bool[]? anew)
    {
        using var scope = NewDisposeScope();
        var projected = _site.Project(inputs);
        var input = projected[0].is_contiguous() ? projected[0] : projected[0].contiguous();
        var given = modulation is null || modulation.is_contiguous() ? modulation : modulation.contiguous();
        var activity = empty(_activity, _terms.Type);
        var m = TKernel.Cell.Tap == ModulatorTap.None ? null : empty(_scalar, _terms.Type);
        _frame.Input = Address.Of<T>(input);
        _frame.Modulation = given is null ? null : Address.Of<T>(given);
        _frame.Outputs = Address.Of<T>(activity);
        _frame.Modulations = m is null ? null : Address.Of<T>(m);
        _frame.Saved = _recording?.Checkpoint(Steps);
        KernelRunner<TKernel, T>.Forward(_frame, 0, 1);
        _frame.Primed = true;
        new ReadOnlySpan<T>(_frame.Outputs, _terms.Lanes * _terms.Neurons).CopyTo(new Span<T>(_slab.Activity, _terms.Lanes * _terms.Neurons));
        _recording?.Keep(Steps, inputs, anew, _frame.Modulation, _frame.Outputs, _frame.Modulations);
        Steps++;

        var made = _site.ReadOut(inputs, projected, activity, m!).Tensors;
        var results = new List<Tensor>(made.Length + 1);
        foreach (var tensor in made) results.Add(Own(tensor, inputs, projected.Length).MoveToOuterDisposeScope());
        GC.KeepAlive(input);
        GC.KeepAlive(given);
        return results;
    }

    public override void Clear(bool[] lanes) => _slab.Clear(lanes, Parts - 1);

    public override Tensor Part(int part)
    {
        var (b, n) = (_terms.Lanes, _terms.Neurons);
        var copy = part == 0 ? empty(_activity, _terms.Type) : empty([b, n, n], _terms.Type);
        var to = Address.Of<T>(copy);
        if (part == 0) new ReadOnlySpan<T>(_slab.Activity, b * n).CopyTo(new Span<T>(to, b * n));
        for (var lane = 0; part > 0 && lane < b; lane++)
        {
            Padding<T>.Unpad(_slab.Matrix(lane, part - 1, Parts - 1), to + (long)lane * n * n, n, _frame.Columns);
        }

        return copy;
    }

    public override void BeginPass(int end)
    {
        _pass?.Dispose();
        _pass = null;
        using (NewDisposeScope()) _ = _first!.get_saved_variables();
        if (!_site.Network.parameters().SequenceEqual(_parameters, ReferenceEqualityComparer.Instance))
        {
            throw new InvalidOperationException("the network's parameters were moved or replaced between forward and backward.");
        }

        _pass = new TapePass<TKernel, T>(this, end);
    }

    public override void Arrive(int step, List<Tensor> gradients) => _pass!.Arrive(step, gradients);

    public override void ArriveAt(int step, int part, Tensor gradient) => _pass!.ArriveAt(step, part, gradient);

    public override IReadOnlyList<Tensor?> Flush(int step, bool[] wanted) => _pass!.Flush(step, wanted);

    public override IReadOnlyList<Tensor?> EndPass()
    {
        using var pass = _pass!;
        return pass.Finish();
    }

    public override void Fail(Exception error)
    {
        if (_pass is not null) _pass.Failed = true;
        _site.Errors.Keep(error);
    }

    /// <summary>Moves a tensor to the scope of another; TorchSharp forgets one that is there already, unless it is taken out first.</summary>
    private static Tensor Follow(Tensor tensor, Tensor other) => tensor.DetachFromDisposeScope().MoveToOtherDisposeScope(other);

    /// <summary>An output that is an input of the network itself gets memory of its own: autograd would mark the user's tensor.</summary>
    private static Tensor Own(Tensor tensor, Tensor[] inputs, int projected)
    {
        if (projected == 1) return tensor;
        foreach (var input in inputs)
        {
            if (tensor.numel() == input.numel() && tensor.is_contiguous() && input.is_contiguous() && Address.Of<T>(tensor) == Address.Of<T>(input)) return tensor.clone();
        }

        return tensor;
    }
}
