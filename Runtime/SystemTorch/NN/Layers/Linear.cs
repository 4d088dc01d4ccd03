using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Linear : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "weight")] private Parameter? own;
    [ComponentName(Name = "bias")] private Parameter? ownBias;

    internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype) : base(nameof(Linear))
    {
        weight = nn.Parameter(empty(outputSize, inputSize, dtype: dtype, device: device));
        nn.init.kaiming_uniform_(weight, a: Math.Sqrt(5));
        if (!hasBias) return;
        bias = nn.Parameter(empty(outputSize, dtype: dtype, device: device));
        var bound = inputSize > 0 ? 1 / Math.Sqrt(inputSize) : 0;
        nn.init.uniform_(bias, -bound, bound);
    }

    public Parameter weight
    {
        get => own!;
        set => Replace(ref own, nameof(weight), value);
    }

    public Parameter? bias
    {
        get => ownBias;
        set => Replace(ref ownBias, nameof(bias), value);
    }

    public override Tensor forward(Tensor tensor) => nn.functional.linear(tensor, weight, bias);

    private void Replace(ref Parameter? held, string name, Parameter? value)
    {
        if (ReferenceEquals(held, value)) return;
        held?.Dispose();
        value?.DetachFromDisposeScope();
        held = value;
        ConditionallyRegisterParameter(name, value);
    }
}
