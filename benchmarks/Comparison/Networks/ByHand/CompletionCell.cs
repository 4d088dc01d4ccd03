using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Backpropamine.Benchmarks.Networks.ByHand;

/// <summary>A recurrent layer that sees patterns, with a decaying Hebb. Its state: activity, Hebb.</summary>
internal sealed class CompletionCell : HandCell
{
    private readonly Parameter weight_hh, alpha, eta;

    public CompletionCell(int neurons, ScalarType dtype) : base(nameof(CompletionCell), neurons, dtype)
    {
        weight_hh = New(neurons, neurons);
        alpha = New(neurons, neurons);
        eta = New(1);
        RegisterComponents();
    }

    public override Tensor[] Start(long lanes) => [Vectors(lanes), Matrices(lanes)];

    public override Tensor[] forward(Tensor x, Tensor[] state)
    {
        var (h, hebb) = (state[0], state[1]);
        var y = tanh(20 * x + Through(h, weight_hh + alpha * hebb));
        return [y, (1 - eta) * hebb + Outer(eta * h, y)];
    }
}
