namespace Backpropamine.Kernels;

/// <summary>Gradients of the state as it was read before a step; null for zeros.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="step">The step t.</param>
/// <param name="activity">[B, N].</param>
/// <param name="hebb">[B, N, N].</param>
/// <param name="eligibility">[B, N, N].</param>
internal readonly unsafe struct Look<T>(int step, T* activity, T* hebb, T* eligibility)
    where T : unmanaged
{
    public int Step => step;

    public T* Activity => activity;

    public T* Hebb => hebb;

    public T* Eligibility => eligibility;
}
