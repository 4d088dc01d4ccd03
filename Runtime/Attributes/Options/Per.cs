namespace Backpropamine;

/// <summary>Of what a rule's state has one value each.</summary>
public enum Per
{
    /// <summary>Presynaptic neurons, <c>[B, pre]</c>.</summary>
    Pre,

    /// <summary>Postsynaptic neurons, <c>[B, post]</c>.</summary>
    Post,

    /// <summary>Connections, <c>[B, pre, post]</c>.</summary>
    Connection,
}
