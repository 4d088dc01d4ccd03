using System.Numerics;

namespace Backpropamine.Kernels;

/// <summary>The gradients that a sequence's backward pass takes and gives, and where they lie.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class FrameGradients<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Taken.
    public T* Outputs;
    public T* Modulations;
    public T* LastHebb;
    public T* LastEligibility;

    // Given.
    public T* Input;
    public T* Activity;
    public T* Hebb;
    public T* Eligibility;

    /// <summary>[T, B]: of M where it was given, else of the sum before its activation.</summary>
    public T* ModulationSum;
}
