using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Backpropamine.Benchmarks.Networks.ByHand;

/// <summary>A recurrent layer with simple modulation. Its state: activity, Hebb, M.</summary>
internal sealed class SimpleCell : HandCell
{
    private readonly Parameter weight_ih, bias, weight_hh, alpha, modulator_weight, modulator_bias;

    public SimpleCell(int inputs, int neurons, ScalarType dtype) : base(nameof(SimpleCell), neurons, dtype)
    {
        weight_ih = New(neurons, inputs);
        bias = New(neurons);
        weight_hh = New(neurons, neurons);
        alpha = New(neurons, neurons);
        modulator_weight = New(1, neurons);
        modulator_bias = New(1);
        RegisterComponents();
    }

    public override Tensor[] Start(long lanes) => [Vectors(lanes), Matrices(lanes)];

    public override Tensor[] forward(Tensor x, Tensor[] state)
    {
        var (h, hebb) = (state[0], state[1]);
        var y = tanh(linear(x, weight_ih, bias) + Through(h, weight_hh + alpha * hebb));
        var m = tanh(linear(y, modulator_weight, modulator_bias));
        return [y, (hebb + Outer(m * h, y)).clamp(-1, 1), m];
    }
}
