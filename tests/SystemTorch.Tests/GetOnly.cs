using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Backpropamine.SystemTorch.Tests;

/// <summary>A module that holds no tensors: it looks its parameter up, so that moving it is safe.</summary>
internal sealed class GetOnly : nn.Module<Tensor, Tensor>
{
    public GetOnly() : base(nameof(GetOnly)) => register_parameter("weight", nn.Parameter(ones(2)));

    public Parameter Weight => get_parameter("weight")!;

    public override Tensor forward(Tensor input) => input * Weight;
}
