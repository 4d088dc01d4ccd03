namespace Backpropamine.Samples.LanguageModel.Networks;

/// <summary>A layer of the large model: a plastic LSTM with retroactive neuromodulation; all else is as in <see cref="LargeSimple"/>.</summary>
[Plastic(Path = nameof(Lstm.Candidate), Limit = LanguageModelNetwork.Limit, Alpha = Grain.PerNeuron)]
[Neuromodulated(Retroactive, FanOut = FanOut.PerNeuronBiased)]
public sealed partial class LargeRetroactive
{
    /// <summary>What the layer below puts out, [B, I].</summary>
    [Input] public partial Signal Below { get; }

    /// <summary>h(t) [B, N].</summary>
    [Recurrent<Lstm>] public partial Layer Hidden { get; }
}
