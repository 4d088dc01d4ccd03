using Backpropamine.Training;

namespace Backpropamine.Samples.Retrieval;

/// <summary>Simple neuromodulation (Miconi et al. 2019, eq. 3), with one modulator: what Rodriguez et al. 2022 call MODPLAST.</summary>
[Plastic]
[Neuromodulated(Simple)]
public sealed partial class RetrievalModulated
{
    /// <summary>The symbol, one-hot, [B, 37].</summary>
    [Input(RetrievalLessons.Symbols)] public partial Signal Symbol { get; }

    /// <summary>The neurons, h(t) [B, N].</summary>
    [Recurrent] public partial Layer Hidden { get; }

    /// <summary>The logits of all symbols, [B, 37].</summary>
    [Readout(RetrievalLessons.Symbols)] public partial Layer Answer { get; }

    /// <summary>What a step puts out.</summary>
    public sealed partial class Output : IModulated;
}
