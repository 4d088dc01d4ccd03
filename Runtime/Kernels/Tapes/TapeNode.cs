using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace Backpropamine.Kernels;

/// <summary>A node of a tape in autograd's graph. All but the root take the token of the node before, and all give one.</summary>
/// <param name="tape">The tape.</param>
internal abstract class TapeNode(Tape tape)
{
    private List<Tensor> _made = [];
    private long[][] _shapes = [];

    public Tape Tape => tape;

    /// <summary>How many tensors the node takes besides the token.</summary>
    public abstract int Inputs { get; }

    /// <summary>Those tensors.</summary>
    public virtual IEnumerable<Tensor> Sources => [];

    /// <summary>How many steps the tape had when the node had been made; −1 for the root.</summary>
    public abstract int End { get; }

    /// <summary>The results, without the token. They are kept for <see cref="Release"/>.</summary>
    public List<Tensor> Run(AutogradContext context) => _made = Forward(context);

    /// <summary>Lets go of what the graph has taken over.</summary>
    public virtual void Release()
    {
        foreach (var tensor in _made) tensor.Dispose();
        _made = [];
    }

    /// <summary>The gradients of the node's tensors, without the token's.</summary>
    /// <param name="context">Autograd's.</param>
    /// <param name="gradients">Those of its results; the last is the token's.</param>
    public abstract IReadOnlyList<Tensor?> Backward(AutogradContext context, List<Tensor> gradients);

    /// <summary>
    /// The gradients of the node's tensors where the pass has failed: in <c>backward()</c> none, and the root's has a shape that Torch
    /// refuses, so that <c>backward()</c> throws; elsewhere not numbers.
    /// </summary>
    /// <param name="isRoot">Whether the node is the root.</param>
    public IEnumerable<Tensor?> Refusal(bool isRoot)
    {
        if (BackwardCaller.TakesErrors()) return isRoot ? [BackwardCaller.Refused()] : [];
        return _shapes.Select(shape => full(shape, double.NaN, Tape.Type));
    }

    /// <summary>Notes what the node takes besides the token.</summary>
    public void Take(ReadOnlySpan<Tensor> inputs)
    {
        if (Inputs == 0) return;
        _shapes = [.. inputs[^Inputs..].ToArray().Select(input => input.shape)];
    }

    protected abstract List<Tensor> Forward(AutogradContext context);
}
