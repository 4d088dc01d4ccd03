using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <content>What is around a cell where it is linear maps alone: their gradients without computing them again.</content>
internal sealed partial class Replay<TKernel, T>
{
    private void ReadOutBackward(TracedMaps around, Tensor?[] arrived)
    {
        for (var i = 0; i < arrived.Length; i++)
        {
            if (arrived[i] is not { } gradient) continue;
            var output = around.Outputs[i];
            if (output.Map is { } map) AddMap(map, gradient, _activities, 0);
            else Add(output.Is, gradient);
        }
    }

    private void ProjectBackward(TracedMaps around)
    {
        var input = _inputs[around.Source];
        AddMap(around.Input, InputGradient, input, _leaves.FindIndex(leaf => ReferenceEquals(leaf, input)));
    }

    /// <summary>The gradients of a map's parameters, and of what it reads if that is wanted.</summary>
    private void AddMap(TracedMap map, Tensor gradient, Tensor from, int leaf)
    {
        var rows = gradient.reshape(-1, gradient.size(-1));
        Add(Place(map.Weight), () => rows.t().mm(from.detach().reshape(-1, from.size(-1))));
        if (map.Bias is { } bias) Add(Place(bias), () => rows.sum(dim: 0));
        if (leaf < 0) return;
        _tape.Require(map.Weight);
        Add(leaf, rows.mm(map.Weight.detach()).view(from.shape));
    }

    private int Place(Tensor parameter) => _leaves.FindIndex(leaf => ReferenceEquals(leaf, parameter));

    private void Add(int leaf, Func<Tensor> gradient)
    {
        if (leaf >= 0) Add(leaf, gradient());
    }
}
