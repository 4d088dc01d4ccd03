using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>The state at the head of a tape, where kernels advance it in place. Made by the steps of generated code.</summary>
public sealed class FusedState
{
    internal FusedState(Tape tape, Tensor slab, Tensor? token) => (Tape, Slab, Token) = (tape, slab, token);

    internal Tape Tape { get; }

    /// <summary>A handle of its own to the tape's memory.</summary>
    internal Tensor Slab { get; }

    /// <summary>The state's place in autograd's graph, if it has one.</summary>
    internal Tensor? Token { get; private set; }

    /// <summary>The lanes that have started anew since the last step; null for none.</summary>
    internal bool[]? Anew { get; private init; }

    /// <summary>Whether <see cref="Reset"/> can be done in place: not where gradients are off and the tape goes on recording.</summary>
    internal bool CanReset => Token is null || is_grad_enabled();

    /// <summary>Where lanes start anew in the steps that follow: as told, and at the first where they have done so already.</summary>
    internal Tensor? StartsWith(Tensor? starts, long steps)
    {
        if (Anew is null) return starts;
        var all = starts?.data<bool>().ToArray() ?? new bool[steps * Anew.Length];
        for (var b = 0; b < Anew.Length; b++) all[b] |= Anew[b];
        return tensor(all).reshape(steps, Anew.Length);
    }

    /// <summary>The state in which the marked lanes start anew, in the place of this one.</summary>
    internal FusedState Reset(bool[] lanes)
    {
        _ = Slab.Handle;
        Tape.Clear(lanes);
        GC.KeepAlive(Slab);
        for (var b = 0; Anew is not null && b < lanes.Length; b++) lanes[b] |= Anew[b];
        return new FusedState(Tape, Slab, Token) { Anew = lanes };
    }

    /// <summary>One part as a tensor of its own; differentiable.</summary>
    internal Tensor Read(int part)
    {
        _ = Slab.Handle;
        if (Token is null || !is_grad_enabled()) return Tape.Part(part);
        var found = new LookNode(Tape, part, Tape.Steps, Anew).Run(Token);
        GC.KeepAlive(Slab);
        Token.Dispose();
        Token = found[1];
        return found[0];
    }

    /// <summary>All parts, with their history even under <c>no_grad</c>: they take the place of this state.</summary>
    internal Tensor[] ReadAll()
    {
        using var mode = set_grad_enabled(Token is not null);
        return [.. Enumerable.Range(0, Tape.Parts).Select(Read)];
    }

    /// <summary>Applies an operation to the handles.</summary>
    internal void ForEach(Action<Tensor> operation)
    {
        operation(Slab);
        if (Token is not null) operation(Token);
    }
}
