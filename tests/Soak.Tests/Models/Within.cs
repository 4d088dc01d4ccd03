using static TorchSharp.torch;

namespace Backpropamine.Soak.Tests.Models;

/// <summary>A user's own function: the identity, whose backward pass may do something else first.</summary>
internal sealed class Within : autograd.SingleTensorFunction<Within>
{
    [ThreadStatic] private static Action? _action;

    public override string Name => nameof(Within);

    /// <summary>Does something in the midst of the next backward pass of this thread; whether there was one.</summary>
    public static bool Do(Action action, Action pass)
    {
        _action = action;
        pass();
        var isDone = _action is null;
        _action = null;
        return isDone;
    }

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => ((Tensor)vars[0]).clone();

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var action = _action;
        _action = null;
        action?.Invoke();
        return [grad_output.clone()];
    }
}
