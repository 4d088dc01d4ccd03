namespace Backpropamine;

/// <summary>How one modulation signal reaches the connections it modulates.</summary>
public enum FanOut
{
    /// <summary>The same M(t) everywhere.</summary>
    None,

    /// <summary>One rate per postsynaptic neuron, rⱼ = fⱼ·M(t).</summary>
    PerNeuron,

    /// <summary>One rate per postsynaptic neuron with a bias, rⱼ = fⱼ·M(t) + gⱼ (the authors' code).</summary>
    PerNeuronBiased,

    /// <summary>One rate per connection, rᵢⱼ = fᵢⱼ·M(t) (Miconi et al. 2019, §4.3).</summary>
    PerConnection,
}
