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

    [ThreadStatic] private static nint _stack;
    [ThreadStatic] private static bool _isRaised;

    private NodePointer _pointer;
    private int _inputs;
    private bool _hasAlarm;
    private nint[] _saved = [];

    /// <summary>How many of its gradients, the first ones, are not the node's to free: somebody else keeps them.</summary>
    protected virtual int Lent => 0;

    /// <summary>
    /// How deep in its stack this thread runs the present node; less is deeper. A node of a call of <c>backward()</c> within another lies deeper than all of
    /// the outer one's.
    /// </summary>
    internal static nint Stack => _stack;

    /// <summary>Makes tensors the results of this node.</summary>
    /// <param name="inputs">What they were made from.</param>
    /// <param name="made">The tensors, made without gradients; one of the inputs may be among them.</param>
    /// <param name="saved">What the backward pass needs; Torch checks that nobody changes it.</param>
    /// <param name="hasAlarm">Whether the backward pass may call <see cref="Raise"/>.</param>
    /// <returns>The results, each with a handle of its own.</returns>
    protected Tensor[] Join(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> made, ReadOnlySpan<Tensor> saved, bool hasAlarm = false)
    {
        (_inputs, _hasAlarm) = (inputs.Length, hasAlarm);
        var slot = NodeSlot.Of(this);
        var first = hasAlarm ? 1 : 0;
        var from = stackalloc nint[first + inputs.Length];
        var to = stackalloc nint[made.Length];
        if (hasAlarm) from[0] = slot.Alarm.Handle;
        Take(inputs, from + first);
        Take(made, to);
        var (taken, given, none) = (new Handles(from, first + inputs.Length), new Handles(to, made.Length), new Handles(null, 0));
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
        for (var i = 0; i < found.Length; i++) found[i] = Saved(i);
        return found;
    }

    /// <summary>One of the tensors that were saved.</summary>
    /// <param name="index">Its number.</param>
    /// <returns>A handle of the caller's.</returns>
    /// <exception cref="ExternalException">The tensor was changed in place since.</exception>
    protected Tensor Saved(int index)
    {
        var handle = NativeTorch.Unpack(_saved[index], _pointer);
        if (handle == 0) CheckForErrors();
        return Tensor.UnsafeCreateTensor(handle);
    }

    /// <summary>Lets <c>backward()</c> throw. Gradients are to be given all the same, no numbers: elsewhere they are not looked at.</summary>
    protected static void Raise() => _isRaised = true;

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
        byte here;
        _stack = (nint)(&here);
        _isRaised = false;
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
        foreach (var gradient in _last ?? []) gradient?.Dispose();
        _last = gradients;
        var first = _hasAlarm ? 1 : 0;
        var handles = (_returned ??= new HandleBuffer()).Room(first + _inputs);
        if (_hasAlarm) handles[0] = _isRaised ? Alarm.Raised.Handle : 0;
        for (var i = 0; i < _inputs; i++) handles[first + i] = gradients[i] is { IsInvalid: false } gradient ? gradient.DetachFromDisposeScope().Handle : 0;
        Array.Clear(gradients, 0, Lent);
        return new Handles(handles, first + _inputs);
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

    private static void Take(ReadOnlySpan<Tensor> tensors, nint* to)
    {
        for (var i = 0; i < tensors.Length; i++) to[i] = tensors[i].Handle;
    }

    /// <summary>Keeps tensors, and so the handles that were taken from them, up to here.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Keep(ReadOnlySpan<Tensor> tensors) => GC.KeepAlive(tensors.IsEmpty ? null : tensors[^1]);

    [UnmanagedCallersOnly]
    private static nint* Allocate(nuint count) => (_made ??= new HandleBuffer()).Room((int)count);
}
