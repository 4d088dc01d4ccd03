using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>A node of a tape in autograd's graph. All but the root take the token of the node before, and all give one; its gradient is the mark of the pass (<see cref="TapePass"/>).</summary>
/// <param name="tape">The tape.</param>
internal abstract class TapeNode(Tape tape) : GraphNode
{
    /// <summary>The type of tokens.</summary>
    public const ScalarType TokenType = ScalarType.Float64;

    private static readonly long[] One = [1];

    private Tensor[] _kept = [];
    private int _owned;
    private long[][] _shapes = [];

    protected Tape Tape => tape;

    protected sealed override int Lent => IsRoot ? 0 : 1;

    /// <summary>How many tensors the node takes besides the token.</summary>
    public abstract int Inputs { get; }

    /// <summary>Those tensors.</summary>
    public virtual IEnumerable<Tensor> Sources => [];

    /// <summary>How many steps the tape had when the node had been made; −1 for the root.</summary>
    public abstract int End { get; }

    private bool IsRoot => End < 0;

    /// <summary>Makes the results.</summary>
    /// <param name="inputs">The node's tensors, the token first.</param>
    /// <returns>The results; the last is the token.</returns>
    public Tensor[] Run(params ReadOnlySpan<Tensor> inputs)
    {
        if (Inputs > 0) _shapes = [.. inputs[^Inputs..].ToArray().Select(input => input.shape)];
        List<Tensor> made;
        using (no_grad()) made = Forward();
        made.Add(empty(One, TokenType));
        var results = Join(inputs, [.. made], _kept, hasAlarm: Inputs > 0);
        foreach (var tensor in made) tensor.Dispose();
        _kept = [];
        Release();
        return results;
    }

    /// <summary>Lets the graph own tensors, through this node, and notes how parameters are now.</summary>
    public void Keep(Tensor[] memory, Tensor[] parameters) => (_owned, _kept) = (memory.Length, [.. memory, .. parameters]);

    /// <summary>Handles of the caller's to what it owns; an error if it has been changed.</summary>
    public Tensor[] Kept()
    {
        var kept = new Tensor[_owned];
        for (var i = 0; i < kept.Length; i++) kept[i] = Saved(i);
        return kept;
    }

    /// <summary>Fails, in Torch's words, if one of the parameters has been changed.</summary>
    public void Check(int parameter) => Saved(_owned + parameter).Dispose();

    /// <summary>The gradients of the node's tensors, without the token's.</summary>
    /// <param name="pass">The pass that comes through.</param>
    /// <param name="given">Those of its results; the last is the token's.</param>
    public abstract IReadOnlyList<Tensor?> Backward(TapePass pass, ReadOnlySpan<Tensor?> given);

    /// <summary>The results, without the token.</summary>
    protected abstract List<Tensor> Forward();

    /// <summary>Lets go of what the graph has taken over.</summary>
    protected virtual void Release()
    {
    }

    protected sealed override void Backward(ReadOnlySpan<Tensor?> given, Span<Tensor?> gradients)
    {
        TapePass? pass = null;
        try
        {
            // Where no gradient comes through the token, this is the last node of the pass.
            pass = given[^1] is { } mark ? tape.PassOf(mark) : tape.BeginPass(End);
            if (is_grad_enabled())
            {
                throw new NotSupportedException("fused steps can be differentiated once; for create_graph set Execution = Execution.Reference.");
            }

            if (pass is { Failed: false })
            {
                var found = Backward(pass, given);
                for (var i = 0; i < found.Count; i++) gradients[i + Lent] = found[i];
            }
        }
        catch (Exception error)
        {
            tape.Keep(error);
            if (pass is not null) pass.Failed = true;
        }

        if (pass is null or { Failed: true }) Refuse(gradients);
        if (!IsRoot) gradients[0] = pass?.Mark ?? TapePass.NoPass;
        else if (pass is not null) tape.EndPass(pass);
    }

    protected sealed override void Fail(Exception error, Span<Tensor?> gradients)
    {
        tape.Keep(error);
        Refuse(gradients);
        if (!IsRoot) gradients[0] = TapePass.NoPass;
    }

    /// <summary>The gradients where the pass has failed: no numbers, and <c>backward()</c> throws.</summary>
    private void Refuse(Span<Tensor?> gradients)
    {
        Raise();
        var own = gradients[Lent..];
        for (var i = 0; i < own.Length; i++) own[i] = full(_shapes[i], double.NaN, tape.Type);
    }
}
