namespace Backpropamine.Samples.LanguageModel.Networks;

/// <summary>An LSTM of two layers.</summary>
[Network]
public sealed partial class LanguageLstm
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
