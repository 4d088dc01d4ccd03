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

    /// <summary>One part as a tensor of its own; differentiable.</summary>
    internal Tensor Read(int part)
    {
        _ = Slab.Handle;
        if (Token is null || !is_grad_enabled()) return Tape.Part(part);
        var found = TapeFunction.Run(new LookNode(Tape, part, Tape.Steps), Token);
        GC.KeepAlive(Slab);
        Token.Dispose();
        Token = found[1];
        return found[0];
    }

    /// <summary>All parts.</summary>
    internal Tensor[] ReadAll() => [.. Enumerable.Range(0, Tape.Parts).Select(Read)];

    /// <summary>Applies an operation to the handles.</summary>
    internal void ForEach(Action<Tensor> operation)
    {
        operation(Slab);
        if (Token is not null) operation(Token);
    }
}
