using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Backpropamine.Benchmarks.Networks.ByHand;

/// <summary><see cref="TwoLayerNetwork"/> by hand. Its state: the lower layer's, then the upper layer's.</summary>
internal sealed class HandTwoLayers : HandNetwork
{
    private readonly RetroactiveCell lower, upper;
    private readonly Linear policy, value;

    public HandTwoLayers(int inputs, int neurons, ScalarType dtype) : base(nameof(HandTwoLayers))
    {
        lower = new RetroactiveCell(inputs, neurons, dtype);
        upper = new RetroactiveCell(neurons, neurons, dtype);
        policy = Linear(neurons, 4, dtype: dtype);
        value = Linear(neurons, 1, dtype: dtype);
        RegisterComponents();
    }

    public override Tensor[] Start(long lanes) => [.. lower.Start(lanes), .. upper.Start(lanes)];

    public override HandStep forward(Tensor x, Tensor[] state)
    {
        var below = lower.call(x, state[..3]);
        var above = upper.call(below[0], state[3..]);
        return new HandStep([policy.call(above[0]), value.call(above[0]), below[^1], above[^1]], [.. below[..^1], .. above[..^1]]);
    }
}
