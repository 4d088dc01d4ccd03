using Backpropamine.Kernels;
using static TorchSharp.torch;

namespace Backpropamine.Soak.Tests.Models;

/// <summary>
/// The identity, whose backward pass may do something else first, as a user's own function may. It is not one of TorchSharp's functions: each of those keeps
/// one array for what it returns, which two passes at once take from one another.
/// </summary>
internal sealed class Within : GraphNode
{
    [ThreadStatic] private static Action? _action;

    /// <summary>A tensor as a result of this node.</summary>
    public static Tensor Apply(Tensor value)
    {
        if (!value.requires_grad) return value.clone();
        using var copy = value.detach().clone();
        return new Within().Join([value], [copy], [])[0];
    }

    /// <summary>Does something in the midst of the next backward pass of this thread; whether there was one.</summary>
    public static bool Do(Action action, Action pass)
    {
        _action = action;
        pass();
        var isDone = _action is null;
        _action = null;
        return isDone;
    }

    protected override void Backward(ReadOnlySpan<Tensor?> given, Span<Tensor?> gradients)
    {
        var action = _action;
        _action = null;
        action?.Invoke();
        gradients[0] = given[0]?.alias();
    }

    /// <summary>Nothing here fails but what was asked for, and that may not cross Torch's frames.</summary>
    protected override void Fail(Exception error, Span<Tensor?> gradients) => Environment.FailFast("a backward pass within another has failed", error);
}
