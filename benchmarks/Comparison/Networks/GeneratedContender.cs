using Backpropamine.Benchmarks.Rows;
using static TorchSharp.torch;

namespace Backpropamine.Benchmarks.Networks;

/// <summary>Makes contenders of networks.</summary>
internal static class GeneratedContender
{
    /// <summary>A network that takes part.</summary>
    /// <typeparam name="TOutput">Its output.</typeparam>
    /// <typeparam name="TState">Its state.</typeparam>
    /// <param name="network">The network; the contender owns it.</param>
    /// <param name="read">What the loss reads of its output, in the order of its coefficients.</param>
    /// <param name="lastOnly">Whether the loss is the squared distance of the last step from a pattern.</param>
    public static IGeneratedContender Of<TOutput, TState>(INetwork<TOutput, TState> network, Func<TOutput, IReadOnlyList<Tensor>> read, bool lastOnly = false)
        where TOutput : NetworkOutput
        where TState : NetworkState<TState> => new GeneratedContender<TOutput, TState>(network, read, lastOnly);
}

/// <summary>One network, run as a sequence or step by step.</summary>
/// <typeparam name="TOutput">Its output.</typeparam>
/// <typeparam name="TState">Its state.</typeparam>
/// <param name="network">The network; the contender owns it.</param>
/// <param name="read">What the loss reads of its output, in the order of its coefficients.</param>
/// <param name="lastOnly">Whether the loss is the squared distance of the last step from a pattern.</param>
internal sealed class GeneratedContender<TOutput, TState>(INetwork<TOutput, TState> network, Func<TOutput, IReadOnlyList<Tensor>> read, bool lastOnly) : IGeneratedContender
    where TOutput : NetworkOutput
    where TState : NetworkState<TState>
{
    private readonly PlasticModule _module = (PlasticModule)network;
    private Calls _calls;

    public IReadOnlyDictionary<string, Tensor> Parameters { get; } = ((PlasticModule)network).named_parameters().ToDictionary(p => p.name, p => (Tensor)p.parameter);

    public Execution Execution { set => _module.Execution = value; }

    public Calls Calls { set => _calls = value; }

    public void ClearGradients() => _module.zero_grad();

    public Tensor Loss(Tensor inputs, IReadOnlyList<Tensor> wanted) => Networks.Loss.Of(Read(inputs), wanted, lastOnly);

    public IReadOnlyList<Tensor> Read(Tensor inputs)
    {
        var readings = _calls == Calls.Steps ? Steps(inputs) : Sequence(inputs);
        return _calls == Calls.SequenceReadByStep ? [.. readings.Select(reading => stack(reading.unbind(0)))] : readings;
    }

    public void Dispose() => _module.Dispose();

    private IReadOnlyList<Tensor> Sequence(Tensor inputs)
    {
        var readings = read(network.Unroll(inputs, network.InitialState(inputs.shape[1])).Outputs);
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
            seen.Add(read(output));
        }

        return Networks.Loss.Gather(seen, lastOnly);
    }
}
