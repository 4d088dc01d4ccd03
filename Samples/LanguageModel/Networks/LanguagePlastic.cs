namespace Backpropamine.Samples.LanguageModel.Networks;

/// <summary>An LSTM of two layers whose recurrent connections to the candidates are plastic, each with a rate of its own (Miconi et al. 2019, §4.3).</summary>
[Plastic(Path = nameof(Lstm.Candidate), Limit = LanguageModelNetwork.Limit, Eta = Grain.PerConnection)]
public sealed partial class LanguagePlastic
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
