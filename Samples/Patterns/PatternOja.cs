namespace Backpropamine.Samples.Patterns;

/// <summary>As <see cref="PatternPlastic"/>, by Oja's rule.</summary>
[Plastic<Oja>(Bound = Bound.None, AlphaInitial = Initial.Normal, AlphaScale = 0.01, EtaValue = 0.01)]
public sealed partial class PatternOja
{
    /// <summary>What is shown, ±1, or 0 for nothing, [B, N].</summary>
    [Input] public partial Signal Shown { get; }

    /// <summary>The neurons, h(t) [B, N].</summary>
    [Recurrent(Input = InputMode.Add, Gain = 20, Bias = false, Weights = Initial.Normal, WeightScale = 0.01)]
    public partial Layer Hidden { get; }
}
