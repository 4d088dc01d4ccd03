using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Backpropamine.Benchmarks.Networks.ByHand;

/// <summary><see cref="DenseNetwork"/> by hand. Its state is the plastic layer's.</summary>
internal sealed class HandDense : HandNetwork
{
    private readonly Linear features, policy, value;
    private readonly DenseCell hidden;

    public HandDense(int inputs, int neurons, ScalarType dtype) : base(nameof(HandDense))
    {
        features = Linear(inputs, neurons, dtype: dtype);
        hidden = new DenseCell(neurons, dtype);
        policy = Linear(neurons, 4, dtype: dtype);
        value = Linear(neurons, 1, dtype: dtype);
        RegisterComponents();
    }

    public override Tensor[] Start(long lanes) => hidden.Start(lanes);

    public override HandStep forward(Tensor x, Tensor[] state)
    {
        var next = hidden.call(tanh(features.call(x)), state);
        return new HandStep([policy.call(next[0]), value.call(next[0]), next[^1]], next[..^1]);
    }
}
