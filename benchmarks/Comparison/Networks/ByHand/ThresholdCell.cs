using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Backpropamine.Benchmarks.Networks.ByHand;

/// <summary>A recurrent layer with <see cref="ThresholdRule"/>. Its state: activity, Hebb, θ.</summary>
internal sealed class ThresholdCell : HandCell
{
    private readonly Parameter weight_ih, bias, weight_hh, alpha, eta;

    public ThresholdCell(int inputs, int neurons, ScalarType dtype) : base(nameof(ThresholdCell), neurons, dtype)
    {
        weight_ih = New(neurons, inputs);
        bias = New(neurons);
        weight_hh = New(neurons, neurons);
        alpha = New(neurons, neurons);
        eta = New(1);
        RegisterComponents();
    }

    public override Tensor[] Start(long lanes) => [Vectors(lanes), Matrices(lanes), Vectors(lanes)];

    public override Tensor[] forward(Tensor x, Tensor[] state)
    {
        var (h, hebb, threshold) = (state[0], state[1], state[2]);
        var w = weight_hh + alpha * hebb;
        var y = tanh(linear(x, weight_ih, bias) + Through(h, w) / ((w * w).sum(1) + ThresholdRule.Least).sqrt());
        var change = y * (y - threshold) / (threshold + ThresholdRule.Eighth);
        return [y, (hebb + Outer(eta * h, change)).clamp(-1, 1), threshold + ThresholdRule.Eighth * (y * y - threshold)];
    }
}
