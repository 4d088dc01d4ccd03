using System.ComponentModel;
using Backpropamine.Kernels;
using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>
/// What a network carries from step to step: base of every generated <c>State</c>. A state is linear: the step that
/// advances it uses it up, so that Hebb is never kept twice by accident. <see cref="NetworkState{TState}.Fork"/> keeps a copy.
/// </summary>
public abstract class NetworkState : IDisposable
{
    private Tensor?[]? _parts;
    private FusedState? _fused;
    private bool _used;

    /// <summary>Takes ownership of the parts.</summary>
    /// <param name="layout">Name and shape of every part.</param>
    /// <param name="batch">Number of lanes B.</param>
    /// <param name="parts">The tensors, in that order; null for a part as it starts, which is made when somebody reads it.</param>
    protected NetworkState(StatePart[] layout, long batch, Tensor[] parts)
    {
        Layout = layout;
        Batch = batch;
        _parts = parts;
        MemoryPressure.Add(Bytes);
    }

    /// <summary>Takes ownership of a state that kernels advance.</summary>
    /// <param name="layout">Name and shape of every part.</param>
    /// <param name="batch">Number of lanes B.</param>
    /// <param name="fused">The state.</param>
    protected NetworkState(StatePart[] layout, long batch, FusedState fused)
    {
        Layout = layout;
        Batch = batch;
        _fused = fused;
    }

    /// <summary>Number of lanes B.</summary>
    public long Batch { get; }

    /// <summary>The names of the parts, such as <c>hidden.hebb</c>.</summary>
    public IReadOnlyList<string> Names => [.. Layout.Select(part => part.Name)];

    /// <summary>Name and shape of every part.</summary>
    internal StatePart[] Layout { get; }

    /// <summary>
    /// The parts themselves, owned by this state. For generated code; others read the named properties. A state that kernels advance
    /// becomes plain tensors.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Tensor[] Parts
    {
        get
        {
            RefuseUsed();
            if (_fused is null) return Made();
            _parts = _fused.ReadAll();
            MemoryPressure.Add(Bytes);
            _fused.ForEach(tensor => tensor.Dispose());
            _fused = null;
            return _parts!;
        }
    }

    /// <summary>The state as kernels advance it, if it is one of theirs.</summary>
    internal FusedState? Fused
    {
        get
        {
            RefuseUsed();
            return _fused;
        }
    }

    /// <summary>The parts as kernels start with them: null where nobody has read a matrix of zeros. Of a state of theirs, all.</summary>
    internal Tensor?[] Given => Fused is null ? _parts! : Parts;

    /// <summary>A tensor of the dtype and on the device of all parts; null if there are none.</summary>
    internal Tensor? Sample => Fused?.Slab ?? Given.FirstOrDefault(part => part is not null);

    /// <summary>What the parts take.</summary>
    internal long Bytes => Sample is { } sample ? sample.element_size() * Batch * Layout.Sum(part => part.Shape.Aggregate(1L, (product, size) => product * size)) : 0;

    /// <summary>A handle of its own to a part, so that it outlives this state. Differentiable, but under <c>no_grad</c> without history.</summary>
    /// <param name="index">The part's place.</param>
    protected Tensor Read(int index)
    {
        MemoryPressure.Relieve();
        var part = Fused?.Read(index) ?? Share(Parts[index]);
        MemoryPressure.Add(part);
        return part;
    }

    /// <summary>A part without history. Nothing is taken from this state.</summary>
    internal Tensor Peek(int index)
    {
        using var mode = no_grad();
        return Read(index);
    }

    /// <summary>A second handle to a part; under <c>no_grad</c> its history ends.</summary>
    internal static Tensor Share(Tensor part) => is_grad_enabled() ? part.alias() : part.detach();

    /// <summary>Replaces a part. Gradients flow into the new value.</summary>
    /// <param name="index">The part's place.</param>
    /// <param name="value">A tensor of the same shape, dtype and device.</param>
    /// <exception cref="NetworkArgumentException">The value does not fit.</exception>
    protected void Write(int index, Tensor value)
    {
        var old = Parts[index];
        Guard.Like(value, old, Layout[index].Name);
        Parts[index] = value.alias().DetachFromDisposeScope();
        old.Dispose();
    }

    /// <summary>Lets the parts survive the current dispose scope.</summary>
    public void DetachFromDisposeScope()
    {
        ForEach(part => part.DetachFromDisposeScope());
    }

    /// <summary>Moves the parts to the dispose scope around the current one.</summary>
    public void MoveToOuterDisposeScope()
    {
        ForEach(part => part.MoveToOuterDisposeScope());
    }

    /// <summary>Frees the parts and marks the state as used up; autograd keeps what it needs. Called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Use()
    {
        RefuseUsed();
        Dispose();
    }

    /// <summary>The state that kernels advance in the place of this one, which is used up.</summary>
    internal NetworkState Succeed(FusedState fused)
    {
        var next = (NetworkState)MemberwiseClone();
        next._fused = fused;
        Release();
        return next;
    }

    /// <summary>Marks the state as used up; its memory is the next state's.</summary>
    internal void Release()
    {
        _used = true;
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the parts.</summary>
    public void Dispose()
    {
        if (!_used) ForEach(part => part.Dispose());
        _used = true;
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes the parts that nobody has read yet, in the dispose scope of the others.</summary>
    private Tensor[] Made()
    {
        for (var i = 0; i < _parts!.Length; i++)
        {
            if (_parts[i] is not null) continue;
            var sample = Sample!;
            _parts[i] = Layout[i].Start(Batch, sample.dtype, sample.device).DetachFromDisposeScope().MoveToOtherDisposeScope(sample);
        }

        return _parts!;
    }

    private void RefuseUsed()
    {
        if (_used) throw new StateUsedException();
    }

    private void ForEach(Action<Tensor> operation)
    {
        RefuseUsed();
        if (_fused is not null) _fused.ForEach(operation);
        else Array.ForEach([.. _parts!.OfType<Tensor>()], operation);
    }
}
