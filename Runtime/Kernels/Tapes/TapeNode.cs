using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>A node of a tape in autograd's graph. All but the root take the token of the node before, and all give one; its gradient is always <see cref="GraphNode.Reached"/>.</summary>
/// <param name="tape">The tape.</param>
internal abstract class TapeNode(Tape tape) : GraphNode
{
    private static readonly long[] One = [1];

    private Tensor[] _kept = [];
    private long[][] _shapes = [];

    public Tape Tape => tape;

    /// <summary>How many tensors the node takes besides the token.</summary>
    public abstract int Inputs { get; }

    /// <summary>Those tensors.</summary>
    public virtual IEnumerable<Tensor> Sources => [];

    /// <summary>How many steps the tape had when the node had been made; −1 for the root.</summary>
    public abstract int End { get; }

    /// <summary>Makes the results.</summary>
    /// <param name="inputs">The node's tensors, the token first.</param>
    /// <returns>The results; the last is the token.</returns>
    public Tensor[] Run(params ReadOnlySpan<Tensor> inputs)
    {
        if (Inputs > 0) _shapes = [.. inputs[^Inputs..].ToArray().Select(input => input.shape)];
        List<Tensor> made;
        using (no_grad()) made = Forward();
        made.Add(empty(One, ScalarType.Float32));
        var results = Join(inputs, [.. made], _kept);
        foreach (var tensor in made) tensor.Dispose();
        _kept = [];
        Release();
        return results;
    }

    /// <summary>Lets the graph own tensors, through this node.</summary>
    public void Keep(Tensor[] tensors) => _kept = tensors;

    /// <summary>Handles of the caller's to what it owns; an error if it has been changed.</summary>
    public Tensor[] Kept() => Saved();

    /// <summary>The gradients of the node's tensors, without the token's.</summary>
    /// <param name="given">Those of its results; the last is the token's.</param>
    public abstract IReadOnlyList<Tensor?> Backward(ReadOnlySpan<Tensor?> given);

    /// <summary>The results, without the token.</summary>
    protected abstract List<Tensor> Forward();

    /// <summary>Lets go of what the graph has taken over.</summary>
    protected virtual void Release()
    {
    }

    protected sealed override void Backward(ReadOnlySpan<Tensor?> given, Span<Tensor?> gradients)
    {
        var isRoot = End < 0;
        if (!isRoot && given[^1] is null) tape.BeginPass(End);
        if (is_grad_enabled())
        {
            throw new NotSupportedException("fused steps can be differentiated once; for create_graph set Execution = Execution.Reference.");
        }

        if (tape.Failed)
        {
            Refuse(gradients);
            return;
        }

        var found = Backward(given);
        for (var i = 0; i < found.Count; i++) gradients[isRoot ? i : i + 1] = found[i];
        if (tape.Failed) Refuse(gradients);
        else if (!isRoot) gradients[0] = Reached;
    }

    protected sealed override void Fail(Exception error, Span<Tensor?> gradients)
    {
        tape.Fail(error);
        Refuse(gradients);
    }

    /// <summary>
    /// The gradients where the pass has failed: in <c>backward()</c> none, and the root's has a shape that Torch refuses, so that
    /// <c>backward()</c> throws; elsewhere not numbers.
    /// </summary>
    private void Refuse(Span<Tensor?> gradients)
    {
        var isRoot = End < 0;
        if (!isRoot) gradients[0] = Reached;
        var own = isRoot ? gradients : gradients[1..];
        if (BackwardCaller.TakesErrors())
        {
            own.Clear();
            if (isRoot) own[0] = BackwardCaller.Refused();
            return;
        }

        for (var i = 0; i < own.Length; i++) own[i] = full(_shapes[i], double.NaN, tape.Type);
    }
}
