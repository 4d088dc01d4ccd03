using static TorchSharp.torch;

namespace Backpropamine.Samples.LanguageModel.Networks;

/// <summary>A generated network, whatever its types.</summary>
/// <typeparam name="TOutput">What it puts out.</typeparam>
/// <typeparam name="TState">Its state.</typeparam>
/// <param name="network">The network.</param>
/// <param name="output">Which of its outputs goes on.</param>
/// <param name="modulation">Which of them are M.</param>
internal sealed class Core<TOutput, TState>(INetwork<TOutput, TState> network, Func<TOutput, Tensor> output, Func<TOutput, Tensor[]> modulation) : ICore
    where TOutput : NetworkOutput
    where TState : NetworkState<TState>
{
    /// <inheritdoc/>
    public PlasticModule Module => (PlasticModule)network;

    /// <inheritdoc/>
    public NetworkState InitialState(long lanes) => network.InitialState(lanes);

    /// <inheritdoc/>
    public (Tensor Output, Tensor[] Modulation, NetworkState State) Unroll(Tensor input, NetworkState state)
    {
        var (outputs, next) = network.Unroll(input, (TState)state);
        return (output(outputs), modulation(outputs), next);
    }

    /// <inheritdoc/>
    public NetworkState Detach(NetworkState state) => ((TState)state).Detach();
}
