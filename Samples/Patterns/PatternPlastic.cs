namespace Backpropamine.Samples.Patterns;

/// <summary>A network that stores patterns in its recurrent connections (Miconi et al. 2018, §4.1): each neuron stands for a bit, and a bit that is shown is added to what drives its neuron.</summary>
[Plastic<DecayingHebbian>(Bound = Bound.None, AlphaInitial = Initial.Normal, AlphaScale = 0.01, EtaValue = 0.01)]
public sealed partial class PatternPlastic
{
    /// <summary>What is shown, ±1, or 0 for nothing, [B, N].</summary>
    [Input] public partial Signal Shown { get; }

    /// <summary>The neurons, h(t) [B, N].</summary>
    [Recurrent(Input = InputMode.Add, Gain = 20, Bias = false, Weights = Initial.Normal, WeightScale = 0.01)]
    public partial Layer Hidden { get; }
}
