namespace Backpropamine;

/// <summary>Over what a rule's sum or maximum runs.</summary>
public enum Over
{
    /// <summary>The presynaptic neurons: one value for each postsynaptic neuron, <c>[B, post]</c>.</summary>
    Pre,

    /// <summary>The postsynaptic neurons: one value for each presynaptic neuron, <c>[B, pre]</c>.</summary>
    Post,
}
