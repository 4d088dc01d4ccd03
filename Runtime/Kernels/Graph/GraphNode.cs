using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>
/// A node of autograd's graph whose backward pass is code of ours. The graph owns it: it lives as long as a tensor that comes from it, and
/// what it saves dies with it.
/// </summary>
internal abstract unsafe class GraphNode
{
    [ThreadStatic] private static HandleBuffer? _made;
    [ThreadStatic] private static HandleBuffer? _returned;

    /// <summary>
    /// The gradients that a node of this thread has returned last. Torch copies their handles after the node has returned, and nobody else
    /// would dispose them: whole matrices would wait for the garbage collector, step after step.
    /// </summary>
    [ThreadStatic] private static Tensor?[]? _last;

    /// <summary>A gradient that only says that a result has been used; it is nobody's to free.</summary>
    protected static readonly Tensor Reached = zeros([1], ScalarType.Float32).DetachFromDisposeScope();

    private NodePointer _pointer;
    private int _inputs;
    private nint[] _saved = [];

    /// <summary>Makes tensors the results of this node.</summary>
    /// <param name="inputs">What they were made from.</param>
    /// <param name="made">The tensors, made without gradients; one of the inputs may be among them.</param>
    /// <param name="saved">What the backward pass needs; Torch checks that nobody changes it.</param>
    /// <returns>The results, each with a handle of its own.</returns>
    protected Tensor[] Join(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> made, ReadOnlySpan<Tensor> saved)
    {
        _inputs = inputs.Length;
        var from = stackalloc nint[inputs.Length];
        var to = stackalloc nint[made.Length];
        var (taken, given, none) = (Take(inputs, from), Take(made, to), new Handles(null, 0));
        var slot = NodeSlot.Of(this);
        _pointer = NativeTorch.NewNode(slot.Backward, slot.End);
        try
        {
            NativeTorch.SetInputs(_pointer, taken, 1);
            CheckForErrors();
            NativeTorch.SetOutputs(taken, none, none, given, _pointer, &Allocate);
            CheckForErrors();
            var handles = _made!.Room(made.Length);
            var results = new Tensor[made.Length];
            for (var i = 0; i < results.Length; i++) results[i] = Tensor.UnsafeCreateTensor(handles[i]);
            if (saved.Length > 0) Save(saved);
            return results;
        }
        finally
        {
            NativeTorch.Release(_pointer);
            Keep(inputs);
            Keep(made);
        }
    }

    /// <summary>What was saved.</summary>
    /// <returns>Handles of the caller's.</returns>
    /// <exception cref="ExternalException">A tensor was changed in place since.</exception>
    protected Tensor[] Saved()
    {
        var found = new Tensor[_saved.Length];
        for (var i = 0; i < found.Length; i++)
        {
            var handle = NativeTorch.Unpack(_saved[i], _pointer);
            if (handle == 0) CheckForErrors();
            found[i] = Tensor.UnsafeCreateTensor(handle);
        }

        return found;
    }

    /// <summary>The gradients of the inputs.</summary>
    /// <param name="given">The gradients of the results; null where there is none. They are freed afterwards.</param>
    /// <param name="gradients">Where they go; null for none.</param>
    protected abstract void Backward(ReadOnlySpan<Tensor?> given, Span<Tensor?> gradients);

    /// <summary>The gradients of the inputs after an error, which must not cross the native frames between.</summary>
    /// <param name="error">What <see cref="Backward"/> has thrown.</param>
    /// <param name="gradients">Where they go; null for none.</param>
    protected abstract void Fail(Exception error, Span<Tensor?> gradients);

    /// <summary>Called by Torch, with handles that are ours.</summary>
    internal Handles RunBackward(ReadOnlySpan<nint> arrived)
    {
        var gradients = new Tensor?[_inputs];
        var given = new Tensor?[arrived.Length];
        for (var i = 0; i < given.Length; i++) given[i] = arrived[i] == 0 ? null : Tensor.UnsafeCreateTensor(arrived[i]);
        try
        {
            Backward(given, gradients);
        }
        catch (Exception error)
        {
            Array.Clear(gradients);
            Fail(error, gradients);
        }

        foreach (var gradient in given) gradient?.Dispose();
        foreach (var gradient in _last ?? [])
        {
            if (!ReferenceEquals(gradient, Reached)) gradient?.Dispose();
        }

        _last = gradients;
        var handles = (_returned ??= new HandleBuffer()).Room(_inputs);
        for (var i = 0; i < _inputs; i++) handles[i] = gradients[i] is { IsInvalid: false } gradient ? gradient.DetachFromDisposeScope().Handle : 0;
        return new Handles(handles, _inputs);
    }

    /// <summary>Called by Torch when nothing needs the node any more.</summary>
    internal void OnEnd()
    {
        foreach (var saved in _saved) NativeTorch.Free(saved);
        _saved = [];
        NativeTorch.Forget(_pointer);
    }

    private void Save(ReadOnlySpan<Tensor> tensors)
    {
        _saved = new nint[tensors.Length];
        for (var i = 0; i < _saved.Length; i++)
        {
            _saved[i] = NativeTorch.Save(tensors[i].Handle, _pointer, 0);
            CheckForErrors();
        }

        Keep(tensors);
    }

    private static Handles Take(ReadOnlySpan<Tensor> tensors, nint* to)
    {
        for (var i = 0; i < tensors.Length; i++) to[i] = tensors[i].Handle;
        return new Handles(to, tensors.Length);
    }

    /// <summary>Keeps tensors, and so the handles that were taken from them, up to here.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Keep(ReadOnlySpan<Tensor> tensors) => GC.KeepAlive(tensors.IsEmpty ? null : tensors[^1]);

    [UnmanagedCallersOnly]
    private static nint* Allocate(nuint count) => (_made ??= new HandleBuffer()).Room((int)count);
}
