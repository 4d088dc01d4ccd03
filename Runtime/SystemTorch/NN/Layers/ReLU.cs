using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class ReLU : nn.Module<Tensor, Tensor>
{
    private readonly bool changesInput;

    internal ReLU(bool inplace) : base(nameof(ReLU)) => changesInput = inplace;

    public override Tensor forward(Tensor tensor) => changesInput ? tensor.relu_().alias() : tensor.relu();
}
