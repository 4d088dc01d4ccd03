namespace Backpropamine;

/// <summary>The part of a plastic connection that only training changes.</summary>
public enum SlowWeights
{
    /// <summary>w is a trained parameter.</summary>
    Learned,

    /// <summary>There is no w: the connection is alpha·Hebb alone.</summary>
    None,
}
