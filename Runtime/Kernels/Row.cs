using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backpropamine.Kernels;

/// <summary>What is the same along a row of connections: the presynaptic activity, and what can be computed from it once.</summary>
internal readonly unsafe struct Row<TKernel, V, T>
    where TKernel : struct, IPlasticKernel
    where V : struct, IWidth<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public readonly V Pre;
    public readonly V Term1;
    public readonly V Term2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Row(in CoefficientRows<T> given, T* pre, int i)
    {
        Pre = V.Of(pre[i]);
        var eta = (TKernel.UpdateReads & Coefficients.Eta) != 0 && (TKernel.PerConnection & Coefficients.Eta) == 0 ? V.Load(given.Eta.Start) : default;
        TKernel.PerRow(Pre, eta, ref Term1, ref Term2);
    }
}
