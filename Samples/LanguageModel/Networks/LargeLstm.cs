namespace Backpropamine.Samples.LanguageModel.Networks;

/// <summary>A layer of the large model: an LSTM.</summary>
[Network]
public sealed partial class LargeLstm
{
    /// <summary>What the layer below puts out, [B, I].</summary>
    [Input] public partial Signal Below { get; }

    /// <summary>h(t) [B, N].</summary>
    [Recurrent<Lstm>] public partial Layer Hidden { get; }
}
