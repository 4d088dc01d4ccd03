using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Backpropamine.Benchmarks.Networks.ByHand;

/// <summary>A plastic dense layer with retroactive modulation. Its state: activity, Hebb, trace, M.</summary>
internal sealed class DenseCell : HandCell
{
    private readonly Parameter bias, weight_io, alpha, eta, modulator_weight, modulator_bias;

    public DenseCell(int neurons, ScalarType dtype) : base(nameof(DenseCell), neurons, dtype)
    {
        bias = New(neurons);
        weight_io = New(neurons, neurons);
        alpha = New(neurons, neurons);
        eta = New(1);
        modulator_weight = New(1, neurons);
        modulator_bias = New(1);
        RegisterComponents();
    }

    public override Tensor[] Start(long lanes) => [Vectors(lanes), Matrices(lanes), Matrices(lanes)];

    public override Tensor[] forward(Tensor x, Tensor[] state)
    {
        var (hebb, trace) = (state[1], state[2]);
        var y = tanh(bias + Through(x, weight_io + alpha * hebb));
        var m = tanh(linear(y, modulator_weight, modulator_bias));
        return [y, (hebb + m.unsqueeze(2) * trace).clamp(-1, 1), (1 - eta) * trace + eta * Outer(x, y), m];
    }
}
