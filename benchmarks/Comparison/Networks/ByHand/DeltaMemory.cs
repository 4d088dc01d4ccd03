using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace Backpropamine.Benchmarks.Networks.ByHand;

/// <summary>DeltaNet's memory: writes values under keys, then reads what lies under queries. Given the Hebb before, it returns what was read and the next Hebb.</summary>
internal sealed class DeltaMemory : Module<Tensor, Tensor, Tensor, Tensor, (Tensor Read, Tensor Hebb)>
{
    private readonly Parameter modulator_weight, modulator_bias;

    public DeltaMemory(int neurons, ScalarType dtype) : base(nameof(DeltaMemory))
    {
        modulator_weight = new Parameter(zeros(1, neurons, dtype));
        modulator_bias = new Parameter(zeros(1, dtype));
        RegisterComponents();
    }

    public override (Tensor Read, Tensor Hebb) forward(Tensor keys, Tensor values, Tensor queries, Tensor hebb)
    {
        var rate = linear(values, modulator_weight, modulator_bias).sigmoid();
        var answer = bmm(keys.unsqueeze(1), hebb).squeeze(1);
        var next = hebb + bmm(keys.unsqueeze(2), (rate * (values - answer)).unsqueeze(1));
        return (bmm(queries.unsqueeze(1), next).squeeze(1), next);
    }
}
