using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Backpropamine.Benchmarks.Networks.ByHand;

/// <summary>A recurrent layer with retroactive modulation. Its state: activity, Hebb, trace, M.</summary>
internal sealed class RetroactiveCell : HandCell
{
    private readonly Parameter weight_ih, bias, weight_hh, alpha, eta, modulator_weight, modulator_bias;

    public RetroactiveCell(int inputs, int neurons, ScalarType dtype) : base(nameof(RetroactiveCell), neurons, dtype)
    {
        weight_ih = New(neurons, inputs);
        bias = New(neurons);
        weight_hh = New(neurons, neurons);
        alpha = New(neurons, neurons);
        eta = New(1);
        modulator_weight = New(1, neurons);
        modulator_bias = New(1);
        RegisterComponents();
    }

    public override Tensor[] Start(long lanes) => [Vectors(lanes), Matrices(lanes), Matrices(lanes)];

    public override Tensor[] forward(Tensor x, Tensor[] state)
    {
        var (h, hebb, trace) = (state[0], state[1], state[2]);
        var y = tanh(linear(x, weight_ih, bias) + Through(h, weight_hh + alpha * hebb));
        var m = tanh(linear(y, modulator_weight, modulator_bias));
        return [y, (hebb + m.unsqueeze(2) * trace).clamp(-1, 1), (1 - eta) * trace + eta * Outer(h, y), m];
    }
}
