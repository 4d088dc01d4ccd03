namespace Backpropamine.Samples.LanguageModel.Networks;

/// <summary>A layer of the large model: a plastic LSTM without modulation. Each neuron has an α; one η is learned for all connections.</summary>
[Plastic(Path = nameof(Lstm.Candidate), Limit = LanguageModelNetwork.Limit, Alpha = Grain.PerNeuron, Eta = Grain.Scalar)]
public sealed partial class LargePlastic
{
    /// <summary>What the layer below puts out, [B, I].</summary>
    [Input] public partial Signal Below { get; }

    /// <summary>h(t) [B, N].</summary>
    [Recurrent<Lstm>] public partial Layer Hidden { get; }
}
