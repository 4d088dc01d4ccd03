using static TorchSharp.torch;

namespace Backpropamine.Samples.LanguageModel.Networks;

/// <summary>A generated network in a language model: all that comes after the embedding in the small model, one layer in the large one.</summary>
internal interface ICore
{
    /// <summary>The network.</summary>
    PlasticModule Module { get; }

    /// <summary>The state at the start of a text.</summary>
    /// <param name="lanes">Lanes B.</param>
    NetworkState InitialState(long lanes);

    /// <summary>Reads some steps.</summary>
    /// <param name="input">What it reads, [T, B, I].</param>
    /// <param name="state">The state before; it is used up.</param>
    /// <returns>What it puts out, [T, B, O]; M of each modulated layer, [T, B, 1]; the state after.</returns>
    (Tensor Output, Tensor[] Modulation, NetworkState State) Unroll(Tensor input, NetworkState state);

    /// <summary>The same state without history.</summary>
    /// <param name="state">The state; it is used up.</param>
    NetworkState Detach(NetworkState state);
}
