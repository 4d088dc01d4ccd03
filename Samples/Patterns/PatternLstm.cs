namespace Backpropamine.Samples.Patterns;

/// <summary>An LSTM, which reads patterns and answers through weights of their own.</summary>
[Network]
public sealed partial class PatternLstm
{
    /// <summary>What is shown, ±1, or 0 for nothing, [B, I].</summary>
    [Input] public partial Signal Shown { get; }

    /// <summary>The cells, h(t) [B, N].</summary>
    [Recurrent<Lstm>] public partial Layer Hidden { get; }

    /// <summary>The pattern that is recalled, [B, bits].</summary>
    [Readout(Activation = Activation.Tanh)] public partial Layer Recalled { get; }
}
