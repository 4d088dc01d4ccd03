using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Backpropamine.Benchmarks.Networks.ByHand;

/// <summary>A recurrent layer with plain plasticity. Its state: activity, Hebb.</summary>
internal sealed class PlasticCell : HandCell
{
    private readonly Parameter weight_ih, bias, weight_hh, alpha, eta;

    public PlasticCell(int inputs, int neurons, ScalarType dtype) : base(nameof(PlasticCell), neurons, dtype)
    {
        weight_ih = New(neurons, inputs);
        bias = New(neurons);
        weight_hh = New(neurons, neurons);
        alpha = New(neurons, neurons);
        eta = New(1);
        RegisterComponents();
    }

    public override Tensor[] Start(long lanes) => [Vectors(lanes), Matrices(lanes)];

    public override Tensor[] forward(Tensor x, Tensor[] state)
    {
        var (h, hebb) = (state[0], state[1]);
        var y = tanh(linear(x, weight_ih, bias) + Through(h, weight_hh + alpha * hebb));
        return [y, (hebb + Outer(eta * h, y)).clamp(-1, 1)];
    }
}
