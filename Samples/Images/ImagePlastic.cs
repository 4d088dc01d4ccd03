namespace Backpropamine.Samples.Images;

/// <summary>A network that stores pictures in its recurrent connections (Miconi et al. 2018, §4.2): each neuron stands for a pixel.</summary>
[Plastic<DecayingHebbian>(Bound = Bound.None, AlphaInitial = Initial.Normal, AlphaScale = 0.01, EtaValue = 0.01)]
public sealed partial class ImagePlastic
{
    /// <summary>What is shown, or 0 for nothing, [B, N].</summary>
    [Input] public partial Signal Shown { get; }

    /// <summary>The neurons, h(t) [B, N]. A neuron whose pixel is shown puts that pixel out.</summary>
    [Recurrent(Input = InputMode.Clamp, Bias = false, Weights = Initial.Normal, WeightScale = 0.01)]
    public partial Layer Hidden { get; }
}
