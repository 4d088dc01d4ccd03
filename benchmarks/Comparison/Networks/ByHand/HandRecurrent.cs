using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Backpropamine.Benchmarks.Networks.ByHand;

/// <summary>One plastic recurrent layer with policy and value by hand. Its state is the layer's.</summary>
internal sealed class HandRecurrent : HandNetwork
{
    private readonly HandCell hidden;
    private readonly Linear policy, value;
    private readonly bool _modulated;

    /// <param name="cell">The layer.</param>
    /// <param name="neurons">N.</param>
    /// <param name="dtype">Of the parameters.</param>
    /// <param name="modulated">Whether the loss reads M, which is then the last part of the state.</param>
    public HandRecurrent(HandCell cell, int neurons, ScalarType dtype, bool modulated) : base(nameof(HandRecurrent))
    {
        hidden = cell;
        policy = Linear(neurons, 4, dtype: dtype);
        value = Linear(neurons, 1, dtype: dtype);
        _modulated = modulated;
        RegisterComponents();
    }

    public override Tensor[] Start(long lanes) => hidden.Start(lanes);

    public override HandStep forward(Tensor x, Tensor[] state)
    {
        var next = hidden.call(x, state);
        var y = next[0];
        return _modulated ? new HandStep([policy.call(y), value.call(y), next[^1]], next[..^1]) : new HandStep([policy.call(y), value.call(y)], next);
    }
}
