namespace Backpropamine.Samples.LanguageModel.Networks;

/// <summary>A plastic LSTM of two layers with retroactive neuromodulation: M(t) commits the eligibility trace; all else is as in <see cref="LanguageSimple"/>.</summary>
[Plastic(Path = nameof(Lstm.Candidate), Limit = LanguageModelNetwork.Limit)]
[Neuromodulated(Retroactive, At = Tap.Before, FanOut = FanOut.PerConnection)]
public sealed partial class LanguageRetroactive
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
