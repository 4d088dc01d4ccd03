namespace Backpropamine;

/// <summary>Which connections of a layer M steers; the others learn at the rate eta, without a trace.</summary>
public enum ModulatedPart
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>Those from the first half of the presynaptic neurons, ⌊N/2⌋ of them.</summary>
    FirstHalf,

    /// <summary>Those from the other half.</summary>
    SecondHalf,
}
