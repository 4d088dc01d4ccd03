namespace Backpropamine;

/// <summary>Adds gain·signal to a layer's pre-activation, neuron by neuron (a label that teaches, Miconi et al. 2018 §4.3).</summary>
/// <param name="signal">The input or layer that is added; its size must be the layer's.</param>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class InjectAttribute(string signal) : Attribute
{
    /// <summary>The input or layer that is added.</summary>
    public string Signal { get; } = signal;

    /// <summary>The factor.</summary>
    public double Gain { get; set; } = 1;
}
