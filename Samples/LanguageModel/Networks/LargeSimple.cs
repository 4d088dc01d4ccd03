namespace Backpropamine.Samples.LanguageModel.Networks;

/// <summary>A layer of the large model: a plastic LSTM with simple neuromodulation. M(t) is computed from h(t), and each neuron makes a rate of its own of it (Miconi et al. 2019, §4.3).</summary>
[Plastic(Path = nameof(Lstm.Candidate), Limit = LanguageModelNetwork.Limit, Alpha = Grain.PerNeuron)]
[Neuromodulated(Simple, FanOut = FanOut.PerNeuronBiased)]
public sealed partial class LargeSimple
{
    /// <summary>What the layer below puts out, [B, I].</summary>
    [Input] public partial Signal Below { get; }

    /// <summary>h(t) [B, N].</summary>
    [Recurrent<Lstm>] public partial Layer Hidden { get; }
}
