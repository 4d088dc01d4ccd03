namespace Backpropamine.Kernels;

/// <summary>What the adjoint of a step's read takes and gives.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal unsafe struct ReadAdjoint<T>
    where T : unmanaged
{
    /// <summary>The activity before the step.</summary>
    public T* Pre;

    /// <summary>The gradient of the sum.</summary>
    public T* GSum;

    /// <summary>The gradient of Hebb; added to.</summary>
    public T* GHebb;

    /// <summary>The gradient of pre, from this block's columns.</summary>
    public T* GPre;
}
