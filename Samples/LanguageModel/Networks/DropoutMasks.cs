using Backpropamine.Training;
using static TorchSharp.torch;

namespace Backpropamine.Samples.LanguageModel.Networks;

/// <summary>
/// What the large model drops in one iteration (Merity et al. 2018): all steps have the same mask (variational dropout; Gal and Ghahramani 2016). A factor is 0, or 1/(1 − rate).
/// A mask is null where nothing is dropped.
/// </summary>
/// <param name="Words">Factors of the types, [V]: a word that is dropped is so wherever it stands, in all lanes. The read-out, which has the same weights, keeps all of them.</param>
/// <param name="Input">Factors of the embedding, [1, B, E].</param>
/// <param name="Hidden">Factors of what each layer but the last puts out, [1, B, N].</param>
/// <param name="Output">Factors of what the last layer puts out, [1, B, E].</param>
internal sealed record DropoutMasks(Tensor? Words, Tensor? Input, IReadOnlyList<Tensor?> Hidden, Tensor? Output)
{
    /// <summary>Nothing is dropped.</summary>
    public static DropoutMasks None { get; } = new(null, null, [null, null], null);

    /// <summary>Draws all masks.</summary>
    /// <param name="rates">How much is dropped.</param>
    /// <param name="network">The network.</param>
    /// <param name="lanes">Lanes B.</param>
    /// <param name="draws">Random numbers of each lane.</param>
    /// <param name="words">Random numbers of all lanes together, as lane 0.</param>
    /// <param name="device">Where they are wanted.</param>
    public static DropoutMasks Draw(DropoutRates rates, LargeNetwork network, int lanes, IUniforms draws, IUniforms words, Device device)
    {
        return new DropoutMasks(
            rates.Words == 0 ? null : tensor(Factors(rates.Words, network.Types, 1, words), [network.Types], device: device),
            Locked(rates.Input, network.Embedding),
            [.. Enumerable.Range(0, LargeNetwork.Layers - 1).Select(_ => Locked(rates.Hidden, network.Hidden))],
            Locked(rates.Output, network.Embedding));

        Tensor? Locked(double rate, int neurons) => rate == 0 ? null : tensor(Factors(rate, neurons, lanes, draws), [1, lanes, neurons], device: device);
    }

    private static float[] Factors(double rate, int count, int lanes, IUniforms draws)
    {
        var kept = (float)(1 / (1 - rate));
        var factors = new float[lanes * count];
        for (var lane = 0; lane < lanes; lane++)
            for (var i = 0; i < count; i++)
                factors[lane * count + i] = draws.Next(lane) < rate ? 0 : kept;
        return factors;
    }
}
