using static TorchSharp.torch;

namespace Backpropamine.Samples.LanguageModel.Networks;

/// <summary>The generated part of a language model: what comes after the embedding.</summary>
internal interface ICore
{
    /// <summary>The network.</summary>
    PlasticModule Module { get; }

    /// <summary>The state at the start of a text.</summary>
    /// <param name="lanes">Lanes B.</param>
    NetworkState InitialState(long lanes);

    /// <summary>Reads some steps.</summary>
    /// <param name="input">What it reads, [T, B, E].</param>
    /// <param name="state">The state before; it is used up.</param>
    /// <returns>The logits of the next token, [T, B, V]; M of each modulated layer, [T, B, 1]; the state after.</returns>
    (Tensor Logits, Tensor[] Modulation, NetworkState State) Unroll(Tensor input, NetworkState state);

    /// <summary>The same state without history.</summary>
    /// <param name="state">The state; it is used up.</param>
    NetworkState Detach(NetworkState state);
}
