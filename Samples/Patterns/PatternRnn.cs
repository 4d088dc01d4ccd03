namespace Backpropamine.Samples.Patterns;

/// <summary>The same network without plasticity, which has to keep patterns in its activity.</summary>
[Network]
public sealed partial class PatternRnn
{
    /// <summary>What is shown, ±1, or 0 for nothing, [B, N].</summary>
    [Input] public partial Signal Shown { get; }

    /// <summary>The neurons, h(t) [B, N].</summary>
    [Recurrent(Input = InputMode.Add, Gain = 20, Bias = false, Weights = Initial.Normal, WeightScale = 0.01)]
    public partial Layer Hidden { get; }
}
