using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace Backpropamine.SystemTorch.Tests;

/// <summary>a + b and a · b, and which of their gradients came in.</summary>
internal sealed class SumAndProduct : MultiTensorFunction<SumAndProduct>
{
    public static bool Materialize { get; set; } = true;
    public static bool[] Defined { get; private set; } = [];

    public override string Name => nameof(SumAndProduct);

    public override List<Tensor> forward(AutogradContext ctx, params object[] vars)
    {
        var (a, b) = ((Tensor)vars[0], (Tensor)vars[1]);
        ctx.set_materialize_grads(Materialize);
        ctx.save_for_backward([a, b]);
        return [a + b, a * b];
    }

    public override List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs)
    {
        Defined = grad_outputs.Select(gradient => !gradient.IsInvalid).ToArray();
        var saved = ctx.get_saved_variables();
        var sum = Defined[0] ? grad_outputs[0] : zeros_like(saved[0]);
        var product = Defined[1] ? grad_outputs[1] : zeros_like(saved[0]);
        return [sum + product * saved[1], sum + product * saved[0]];
    }
}
