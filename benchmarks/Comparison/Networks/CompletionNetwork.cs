namespace Backpropamine.Benchmarks.Networks;

/// <summary>Completion of patterns by a decaying Hebbian trace (Miconi et al. 2018, eq. 2 and §4.1).</summary>
[Network(Emit = Target.PyTorch)]
[Plastic<DecayingHebbian>(Bound = Bound.None, EtaValue = 0.01, AlphaInitial = Initial.Normal, AlphaScale = 0.01)]
public sealed partial class CompletionNetwork
{
    [Input] public partial Signal Pattern { get; }

    [Recurrent(Input = InputMode.Add, Gain = 20, Bias = false, Weights = Initial.Normal, WeightScale = 0.01)]
    public partial Layer Hidden { get; }

    /// <summary>A network has a read-out; the loss reads the neurons themselves.</summary>
    [Readout(1)] public partial Layer Familiarity { get; }
}
