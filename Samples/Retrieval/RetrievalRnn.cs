namespace Backpropamine.Samples.Retrieval;

/// <summary>A recurrent network whose weights rest during an episode.</summary>
[Network]
public sealed partial class RetrievalRnn
{
    /// <summary>The symbol, one-hot, [B, 37].</summary>
    [Input(RetrievalLessons.Symbols)] public partial Signal Symbol { get; }

    /// <summary>The neurons, h(t) [B, N].</summary>
    [Recurrent] public partial Layer Hidden { get; }

    /// <summary>The logits of all symbols, [B, 37].</summary>
    [Readout(RetrievalLessons.Symbols)] public partial Layer Answer { get; }
}
