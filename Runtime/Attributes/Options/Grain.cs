namespace Backpropamine;

/// <summary>How many values a trained coefficient has.</summary>
public enum Grain
{
    /// <summary>One value for every connection, <c>[pre, post]</c>.</summary>
    PerConnection,

    /// <summary>One value for every postsynaptic neuron, <c>[post]</c>.</summary>
    PerNeuron,

    /// <summary>One value shared by all connections, <c>[1]</c>.</summary>
    Scalar,

    /// <summary>No parameter: the coefficient is 1.</summary>
    One,
}
