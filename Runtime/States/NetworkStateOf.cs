using Backpropamine.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>The operations on a state that return a state.</summary>
/// <typeparam name="TState">The generated state type.</typeparam>
public abstract class NetworkState<TState> : NetworkState
    where TState : NetworkState<TState>
{
    private static readonly Scalar _zero = 0;

    /// <summary>Takes ownership of the parts.</summary>
    /// <param name="layout">Name and shape of every part.</param>
    /// <param name="batch">Number of lanes B.</param>
    /// <param name="parts">The tensors, in that order.</param>
    protected NetworkState(StatePart[] layout, long batch, Tensor[] parts) : base(layout, batch, parts)
    {
    }

    /// <summary>Takes ownership of a state that kernels advance.</summary>
    /// <param name="layout">Name and shape of every part.</param>
    /// <param name="batch">Number of lanes B.</param>
    /// <param name="fused">The state.</param>
    protected NetworkState(StatePart[] layout, long batch, FusedState fused) : base(layout, batch, fused)
    {
    }

    /// <summary>A state of the same layout. Implemented by generated code.</summary>
    /// <param name="layout">Name and shape of every part.</param>
    /// <param name="batch">Number of lanes B.</param>
    /// <param name="parts">Its tensors.</param>
    protected abstract TState With(StatePart[] layout, long batch, Tensor[] parts);

    /// <summary>A state of other parts.</summary>
    internal TState Of(Tensor[] parts) => With(Layout, Batch, parts);

    /// <summary>Whether a lane that starts anew draws numbers.</summary>
    internal bool StartsAtRandom => Layout.Any(part => part.Fixed is null);

    /// <summary>A second state with the same values and the same history: both can be advanced.</summary>
    public TState Fork() => With(Layout, Batch, Array.ConvertAll(Parts, part => part.alias()));

    /// <summary>The same values without history: back-propagation ends here. Uses this state up.</summary>
    public TState Detach()
    {
        var detached = Copy();
        Use();
        return detached;
    }

    /// <summary>The same values without history; this state stays usable.</summary>
    internal TState Copy()
    {
        using var mode = no_grad();
        return With(Layout, Batch, [.. Enumerable.Range(0, Layout.Length).Select(i => Fused is null ? Parts[i].detach() : Read(i))]);
    }

    /// <summary>A copy without history that outlives the current dispose scope; this state stays usable.</summary>
    internal TState Recorded()
    {
        var copy = Copy();
        copy.DetachFromDisposeScope();
        return copy;
    }

    /// <summary>The state on another device or in another dtype. Uses this state up.</summary>
    /// <param name="device">Where to; left out, where it is.</param>
    /// <param name="dtype">Element type; left out, as it is.</param>
    public TState To(Device? device = null, ScalarType? dtype = null)
    {
        var moved = With(Layout, Batch, Array.ConvertAll(Parts, part => part.to(dtype ?? part.dtype, device ?? part.device).alias()));
        Use();
        return moved;
    }

    /// <summary>
    /// The state in which the marked lanes start anew: all their parts are what they are in <c>InitialState</c>, 0 or drawn anew, whatever
    /// they were. Uses this state up.
    /// </summary>
    /// <param name="reset"><c>[B]</c>: not 0 where a lane starts anew.</param>
    /// <exception cref="NetworkArgumentException">The shape or the device differs.</exception>
    public TState Reset(Tensor reset)
    {
        Guard.Shape(reset, [Batch], "reset");
        if (Sample is { } sample) Guard.SameDevice(reset, sample, "reset");
        using var scope = NewDisposeScope();
        var anew = reset.ne(_zero);
        if (Fused is { CanReset: true } fused) return (TState)Succeed(fused.Reset(anew.data<bool>().ToArray()));
        var next = With(Layout, Batch, [.. Parts.Select((part, i) => Start(part, Layout[i], anew).MoveToOuterDisposeScope())]);
        Use();
        return next;
    }

    /// <summary>A part whose marked lanes start anew.</summary>
    internal static Tensor Start(Tensor part, StatePart layout, Tensor anew)
    {
        var lanes = anew.view(part.dim() == 2 ? [-1, 1] : [-1, 1, 1]);
        return layout.Fixed is { } value
            ? part.masked_fill(lanes, value == 0 ? _zero : value)
            : where(lanes, layout.Start(part.size(0), part.dtype, part.device), part);
    }
}
