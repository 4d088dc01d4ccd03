using Backpropamine.Benchmarks.Rows;
using static TorchSharp.torch;

namespace Backpropamine.Benchmarks.Networks;

/// <summary>One network, run as a sequence or step by step.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
/// <typeparam name="TOutput">Its output.</typeparam>
/// <typeparam name="TState">Its state.</typeparam>
/// <param name="network">The network; the contender owns it.</param>
/// <param name="lastOnly">Whether the loss is the squared distance of the last step from a pattern.</param>
internal sealed class GeneratedContender<TNetwork, TOutput, TState>(TNetwork network, bool lastOnly = false) : IGeneratedContender
    where TNetwork : PlasticModule, INetwork<TOutput, TState>
    where TOutput : NetworkOutput, IReadings
    where TState : NetworkState<TState>
{
    private Calls _calls;

    public IReadOnlyDictionary<string, Tensor> Parameters { get; } = network.named_parameters().ToDictionary(p => p.name, p => (Tensor)p.parameter);

    public Execution Execution { set => network.Execution = value; }

    public Calls Calls { set => _calls = value; }

    public void ClearGradients() => network.zero_grad();

    public Tensor Loss(Tensor inputs, IReadOnlyList<Tensor> wanted) => Networks.Loss.Of(Read(inputs), wanted, lastOnly);

    public IReadOnlyList<Tensor> Read(Tensor inputs)
    {
        var readings = _calls == Calls.Steps ? Steps(inputs) : Sequence(inputs);
        return _calls == Calls.SequenceReadByStep ? [.. readings.Select(reading => stack(reading.unbind(0)))] : readings;
    }

    public void Dispose() => network.Dispose();

    private IReadOnlyList<Tensor> Sequence(Tensor inputs)
    {
        var readings = network.Unroll(inputs, network.InitialState(inputs.shape[1])).Outputs.Read;
        return lastOnly ? [readings[0][-1]] : readings;
    }

    private IReadOnlyList<Tensor> Steps(Tensor inputs)
    {
        var state = network.InitialState(inputs.shape[1]);
        var seen = new List<IReadOnlyList<Tensor>>();
        foreach (var x in inputs.unbind(0))
        {
            (var output, state) = network.forward(x, state);
            if (lastOnly) seen.Clear();
            seen.Add(output.Read);
        }

        return Networks.Loss.Gather(seen, lastOnly);
    }
}
