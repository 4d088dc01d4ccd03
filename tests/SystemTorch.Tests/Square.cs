using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace Backpropamine.SystemTorch.Tests;

/// <summary>x², with its derivative by hand.</summary>
internal sealed class Square : SingleTensorFunction<Square>
{
    public override string Name => nameof(Square);

    public override Tensor forward(AutogradContext ctx, params object[] vars)
    {
        var x = (Tensor)vars[0];
        ctx.save_for_backward([x]);
        return x * x;
    }

    public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => [grad_output * 2 * ctx.get_saved_variables()[0]];
}
