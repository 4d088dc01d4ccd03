using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Tanh : nn.Module<Tensor, Tensor>
{
    internal Tanh() : base(nameof(Tanh))
    {
    }

    public override Tensor forward(Tensor tensor) => tensor.tanh();
}
