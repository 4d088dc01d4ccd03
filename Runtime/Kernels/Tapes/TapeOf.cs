using System.Numerics;
using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>A tape over one kernel.</summary>
/// <typeparam name="TKernel">The equations.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal sealed class Tape<TKernel, T> : Tape
    where TKernel : struct, IPlasticKernel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TapeSite _site;
    private readonly TapeTerms _terms;
    private readonly TapeHead<TKernel, T> _head;
    private readonly Tensor[] _parameters;
    private readonly bool[] _starts;
    private readonly List<TapePass<TKernel, T>> _passes = [];
    private TapeNode? _first;

    private Tape(TapeSite site, TapeTerms terms, Tensor?[] state, Tensor[] inputs, out Tensor memory)
    {
        (_site, _terms) = (site, terms);
        Inputs = terms.IsCell ? 0 : inputs.Length;
        _head = new TapeHead<TKernel, T>(site, terms, state, inputs, out memory);
        _parameters = terms.Records ? site.Parameters : [];
        IsTrained = Array.ConvertAll(_parameters, parameter => parameter.requires_grad);
        _starts = Array.ConvertAll(state, part => terms.Records && part is { requires_grad: true });
    }

    public override int Steps => _head.Steps;

    public override int Parts => TKernel.HasTrace ? 3 : 2;

    public override ScalarType Type => _terms.Type;

    public override bool Records => _terms.Records;

    public TapeSite Site => _site;

    public TapeTerms Terms => _terms;

    /// <summary>How many of the network's inputs a step takes.</summary>
    public int Inputs { get; }

    public TapeHead<TKernel, T> Head => _head;

    public Recording<T> Recording => _head.Recording!;

    /// <summary>The parameters that steps read.</summary>
    public Tensor[] Parameters => _parameters;

    /// <summary>Which of them are trained.</summary>
    public bool[] IsTrained { get; }

    /// <summary>Whether the root has gradients to give.</summary>
    public bool Trains { get; private set; }

    /// <summary>Which parts of the first state want gradients.</summary>
    public bool[] Starts => _starts;

    /// <summary>Begins a tape at a state.</summary>
    public static FusedState Start(TapeSite site, TapeTerms terms, Tensor?[] state, Tensor[] inputs)
    {
        var tape = new Tape<TKernel, T>(site, terms, state, inputs, out var memory);
        if (!terms.Records) return new FusedState(tape, memory, null);
        Tensor[] trained = [.. tape._parameters.Where(parameter => parameter.requires_grad), .. state.Where((_, i) => tape._starts[i]).OfType<Tensor>()];
        tape.Trains = trained.Length > 0;
        if (!tape.Trains) trained = [zeros(1).requires_grad_()];
        return new FusedState(tape, memory, tape.Guarded(new RootNode(tape, trained.Length).Run(trained)));
    }

    public override bool Continues(TapeSite site, TapeTerms terms) =>
        ReferenceEquals(site.Layer, _site.Layer) && terms == _terms && _head.Slab.IsCurrent() && TrainsAsBefore();

    public override FusedStep Step(FusedState head, Tensor[] inputs, Tensor? modulation)
    {
        if (Records) return Follow(head, new StepNode(this, Steps, inputs, modulation, head.Anew, head.Slab));
        using var mode = no_grad();
        return Follow(head, _head.Step(inputs, modulation, null));
    }

    public override FusedStep Sequence(FusedState head, Tensor input, Tensor? modulation, Tensor? starts)
    {
        if (Records) return Follow(head, new SequenceNode(this, Steps, input, modulation, head.StartsWith(starts, input.size(0)), head.Slab));
        using var mode = no_grad();
        return Follow(head, _head.Sequence(input, modulation, starts, []));
    }

    public override Tensor[] BeginStep(TapeNode node, Tensor slab)
    {
        var chunk = Recording.Begin(Steps, _head.Slab);
        if (chunk.Length > 0) Save(node, slab, chunk);
        return chunk;
    }

    public override List<Tensor> Advance(Tensor[] inputs, Tensor? modulation, bool[]? anew) => _head.Step(inputs, modulation, anew);

    public override List<Tensor> Advance(TapeNode node, Tensor slab, Tensor input, Tensor? modulation, Tensor? starts, List<Tensor> kept)
    {
        var isFirst = Steps == 0;
        var made = _head.Sequence(input, modulation, starts, kept);
        Save(node, isFirst ? slab : null, [.. made, .. kept]);
        return made;
    }

    public override void Clear(bool[] lanes) => _head.Slab.Clear(lanes, Parts - 1);

    public override Tensor Part(int part) => _head.Part(part);

    public override TapePass BeginPass(int end)
    {
        using (NewDisposeScope()) _ = _first!.Kept();
        foreach (var parameter in _head.Slab.Parameters.Factors) Require(parameter);
        if (!_site.Parameters.SequenceEqual(_parameters, ReferenceEqualityComparer.Instance))
        {
            throw new InvalidOperationException("the network's parameters were moved or replaced between forward and backward.");
        }

        lock (_passes)
        {
            DropUnfinished();
            if (_passes.Count == 0) Recording.Withdraw();
            var pass = new TapePass<TKernel, T>(this, end);
            _passes.Add(pass);
            return pass;
        }
    }

    /// <summary>Fails, in Torch's words, if a parameter that the backward pass needs has been changed since the tape began.</summary>
    public void Require(Tensor parameter) => _first!.Check(Array.FindIndex(_parameters, other => ReferenceEquals(other, parameter)));

    public override TapePass? PassOf(Tensor mark)
    {
        if (TapePass.HasNone(mark)) return null;
        lock (_passes)
        {
            return _passes.Find(pass => pass.Has(mark)) ?? throw new InvalidOperationException("a backward pass over the same steps has begun before this one was done.");
        }
    }

    public override void EndPass(TapePass pass)
    {
        var own = (TapePass<TKernel, T>)pass;
        lock (_passes)
        {
            _passes.Remove(own);

            // Another pass reads the same states.
            if (_passes.Count == 0 && !own.Failed) own.Offer();
        }

        own.Dispose();
    }

    public override void Keep(Exception error) => _site.Errors.Keep(error);

    /// <summary>Whether the same parameters are trained as when the tape began. Where one has been disposed, the step itself says so.</summary>
    private bool TrainsAsBefore()
    {
        for (var i = 0; i < _parameters.Length; i++)
        {
            if (!_parameters[i].IsInvalid && _parameters[i].requires_grad != IsTrained[i]) return false;
        }

        return true;
    }

    /// <summary>
    /// Forgets passes of this thread that have not come to the root and never will: Torch has met an error elsewhere, or only gradients of later steps were
    /// wanted.
    /// </summary>
    private void DropUnfinished()
    {
        foreach (var pass in _passes.FindAll(pass => pass.IsOver))
        {
            _passes.Remove(pass);
            pass.Dispose();
        }
    }

    /// <summary>
    /// A token that hangs on an operation of Torch's own, which keeps a view of a parameter of the cell: so that Torch's own errors come where the
    /// graph has been freed, or the parameter changed. The sum lets a pass's mark through to the root as it is.
    /// </summary>
    private Tensor Guarded(Tensor[] made)
    {
        using Tensor other = made[0], token = made[1];
        using var parameter = _head.Slab.Parameters.Factors.FirstOrDefault()?.detach() ?? ones(1, _terms.Type);
        using var flat = parameter.reshape(-1);
        using var one = flat.narrow(0, 0, 1);
        using var product = other.mul(one);
        return token.add(product);
    }

    /// <summary>Gives memory to the graph: a node's, and with the first of them the tape's.</summary>
    private void Save(TapeNode node, Tensor? slab, params ReadOnlySpan<Tensor> memory)
    {
        _first ??= node;
        if (ReferenceEquals(_first, node)) node.Keep([.. memory, slab!], _parameters);
        else node.Keep([.. memory], []);
    }

    private FusedStep Follow(FusedState head, TapeNode node)
    {
        var results = node.Inputs == 0 ? node.Run(head.Token!) : node.Run([head.Token!, .. node.Sources]);
        var token = results[^1];
        head.Token!.Dispose();
        return new FusedStep(results[..^1], new FusedState(this, Follow(head.Slab, token), token));
    }

    private FusedStep Follow(FusedState head, List<Tensor> made) =>
        new([.. made], new FusedState(this, Follow(head.Slab, made[0]), null));

    /// <summary>Moves a tensor to the scope of another; TorchSharp forgets one that is there already, unless it is taken out first.</summary>
    private static Tensor Follow(Tensor tensor, Tensor other) => tensor.DetachFromDisposeScope().MoveToOtherDisposeScope(other);
}
