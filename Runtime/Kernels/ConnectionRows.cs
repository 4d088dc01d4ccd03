using System.Runtime.CompilerServices;

namespace Backpropamine.Kernels;

/// <summary>Where the coefficients of one row's connections lie, or their gradients; those that do not differ from row to row lie in one for all.</summary>
/// <typeparam name="TKernel">The equations.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal readonly unsafe struct ConnectionRows<TKernel, T>
    where TKernel : struct, IPlasticKernel
    where T : unmanaged
{
    public readonly T* Slow;
    public readonly T* Alpha;
    public readonly T* Eta;

    /// <param name="given">All rows.</param>
    /// <param name="row">Where the row starts in a matrix.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ConnectionRows(in CoefficientRows<T> given, nint row)
    {
        Slow = given.Slow.Start + row;
        Alpha = given.Alpha.Start + Offset(Coefficients.Alpha, row);
        Eta = given.Eta.Start + Offset(Coefficients.Eta, row);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Offset(Coefficients which, nint row) => (TKernel.PerConnection & which) != 0 ? row : 0;
}
