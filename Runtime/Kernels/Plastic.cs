namespace Backpropamine.Kernels;

/// <summary>A lane's plastic state, or its gradient, in padded rows.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="hebb">Hebb.</param>
/// <param name="eligibility">The trace, if there is one.</param>
internal readonly unsafe struct Plastic<T>(T* hebb, T* eligibility)
    where T : unmanaged
{
    public T* Hebb => hebb;

    public T* Eligibility => eligibility;
}
