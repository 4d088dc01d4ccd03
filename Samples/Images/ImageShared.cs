namespace Backpropamine.Samples.Images;

/// <summary>The same network with one alpha for all connections.</summary>
[Plastic<DecayingHebbian>(Bound = Bound.None, Alpha = Grain.Scalar, AlphaInitial = Initial.Constant, AlphaScale = 0.01, EtaValue = 0.01)]
public sealed partial class ImageShared
{
    /// <summary>What is shown, or 0 for nothing, [B, N].</summary>
    [Input] public partial Signal Shown { get; }

    /// <summary>The neurons, h(t) [B, N]. A neuron whose pixel is shown puts that pixel out.</summary>
    [Recurrent(Input = InputMode.Clamp, Bias = false, Weights = Initial.Normal, WeightScale = 0.01)]
    public partial Layer Hidden { get; }
}
