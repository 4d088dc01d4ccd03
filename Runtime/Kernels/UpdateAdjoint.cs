namespace Backpropamine.Kernels;

/// <summary>What the adjoint of a step's update takes and gives.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal unsafe struct UpdateAdjoint<T>
    where T : unmanaged
{
    public StepTerms<T> Step;

    /// <summary>The gradient of the state; after the step, then before it.</summary>
    public Plastic<T> GState;

    /// <summary>The gradient of pre, from this block's columns.</summary>
    public T* GPre;

    /// <summary>The gradient of post; added to.</summary>
    public T* GPost;

    /// <summary>The gradient of the rate; added to.</summary>
    public T* GRate;
}
