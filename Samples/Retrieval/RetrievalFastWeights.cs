namespace Backpropamine.Samples.Retrieval;

/// <summary>Fast weights beside the slow ones (Ba et al. 2016). They are read with h(t−1): there is no inner step.</summary>
[Plastic<FastWeights>(Bound = Bound.None, Alpha = Grain.One, Eta = Grain.One)]
public sealed partial class RetrievalFastWeights
{
    /// <summary>The symbol, one-hot, [B, 37].</summary>
    [Input(RetrievalLessons.Symbols)] public partial Signal Symbol { get; }

    /// <summary>The neurons, h(t) [B, N].</summary>
    [Recurrent] public partial Layer Hidden { get; }

    /// <summary>The logits of all symbols, [B, 37].</summary>
    [Readout(RetrievalLessons.Symbols)] public partial Layer Answer { get; }
}
