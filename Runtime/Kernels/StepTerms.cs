namespace Backpropamine.Kernels;

/// <summary>The vectors that a step's update reads, in padded columns.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal unsafe struct StepTerms<T>
    where T : unmanaged
{
    /// <summary>The activity before the step.</summary>
    public T* Pre;

    /// <summary>The activity after the step.</summary>
    public T* Post;

    /// <summary>M or its fan-out.</summary>
    public T* Rate;

    // What the connections of each column share.
    public T* Term1;
    public T* Term2;
    public T* Term3;
    public T* Term4;
}
