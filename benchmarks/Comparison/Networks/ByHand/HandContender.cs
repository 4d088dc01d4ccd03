using static TorchSharp.torch;

namespace Backpropamine.Benchmarks.Networks.ByHand;

/// <summary>
/// A network by hand, run step by step as one trains it in TorchSharp: what a step leaves over is freed when it ends, and a state when the
/// next one is there, since nothing counts references as Python does.
/// </summary>
/// <param name="network">The network; the contender owns it.</param>
/// <param name="lastOnly">Whether the loss is the squared distance of the last step from a pattern.</param>
internal sealed class HandContender(HandNetwork network, bool lastOnly = false) : IContender
{
    public IReadOnlyDictionary<string, Tensor> Parameters { get; } = network.named_parameters().ToDictionary(p => p.name, p => (Tensor)p.parameter);

    public void ClearGradients() => network.zero_grad();

    public Tensor Loss(Tensor inputs, IReadOnlyList<Tensor> wanted)
    {
        var state = network.Start(inputs.shape[1]);
        var seen = new List<IReadOnlyList<Tensor>>();
        foreach (var x in inputs.unbind(0))
        {
            using var scope = NewDisposeScope();
            var step = network.call(x, state);
            foreach (var before in state) before.Dispose();
            state = step.State;
            scope.MoveToOuter(state);
            scope.MoveToOuter(step.Read);
            seen.Add(step.Read);
        }

        return Networks.Loss.Of(Networks.Loss.Gather(seen, lastOnly), wanted, lastOnly);
    }

    public void Dispose() => network.Dispose();
}
