using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace Backpropamine.SystemTorch.Tests;

/// <summary>The identity, holding an object that is no tensor.</summary>
internal sealed class Remember : SingleTensorFunction<Remember>
{
    public override string Name => nameof(Remember);

    public override Tensor forward(AutogradContext ctx, params object[] vars)
    {
        ctx.save_data("object", vars[1]);
        return ((Tensor)vars[0]).clone();
    }

    public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
    {
        Assert.NotNull(ctx.get_data("object"));
        return [grad_output.clone(), null!];
    }
}
