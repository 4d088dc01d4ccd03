namespace Backpropamine.Samples.LanguageModel.Networks;

/// <summary>A plastic LSTM of two layers with simple neuromodulation: the M(t) of each layer is computed from h(t−1), and reaches each connection with a weight of its own (Miconi et al. 2019, §4.3).</summary>
[Plastic(Path = nameof(Lstm.Candidate), Limit = LanguageModelNetwork.Limit)]
[Neuromodulated(Simple, At = Tap.Before, FanOut = FanOut.PerConnection)]
public sealed partial class LanguageSimple
{
    /// <summary>The embedding of a token, [B, E].</summary>
    [Input] public partial Signal Token { get; }

    /// <summary>The lower layer, h(t) [B, N].</summary>
    [Recurrent<Lstm>] public partial Layer Lower { get; }

    /// <summary>The upper layer, h(t) [B, N].</summary>
    [Recurrent<Lstm>] public partial Layer Upper { get; }

    /// <summary>The logits of the next token, [B, V].</summary>
    [Readout] public partial Layer Next { get; }
}
