namespace Backpropamine.Kernels;

/// <summary>What the equations of a connection read.</summary>
[Flags]
public enum Coefficients
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The slow weight.</summary>
    Slow = 1,

    /// <summary>The gain.</summary>
    Alpha = 2,

    /// <summary>The rate of Hebb or of the trace.</summary>
    Eta = 4,

    /// <summary>The modulation, or its fan-out.</summary>
    Rate = 8,

    /// <summary>The postsynaptic activity after the step.</summary>
    Post = 16,

    /// <summary>Hebb before the step.</summary>
    Hebb = 32,

    /// <summary>The trace before the step.</summary>
    Eligibility = 64,
}
