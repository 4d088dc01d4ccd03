using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Backpropamine.Benchmarks.Networks.ByHand;

/// <summary><see cref="CompletionNetwork"/> by hand. Its state is the layer's. Nothing reads <c>familiarity</c>, so it is not computed.</summary>
internal sealed class HandCompletion : HandNetwork
{
    private readonly CompletionCell hidden;
    private readonly Linear familiarity;

    public HandCompletion(int neurons, ScalarType dtype) : base(nameof(HandCompletion))
    {
        hidden = new CompletionCell(neurons, dtype);
        familiarity = Linear(neurons, 1, dtype: dtype);
        RegisterComponents();
    }

    public override Tensor[] Start(long lanes) => hidden.Start(lanes);

    public override HandStep forward(Tensor x, Tensor[] state)
    {
        var next = hidden.call(x, state);
        return new HandStep([next[0].alias()], next);
    }
}
