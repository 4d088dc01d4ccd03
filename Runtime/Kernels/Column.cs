using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backpropamine.Kernels;

/// <summary>What is the same along a column of connections: the postsynaptic activity, its rates, and what can be computed from them once.</summary>
internal readonly unsafe struct Column<TKernel, V, T>
    where TKernel : struct, IPlasticKernel
    where V : struct, IWidth<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public readonly V Post;
    public readonly V Eta;
    public readonly V Rate;
    public readonly V Term1;
    public readonly V Term2;
    public readonly V Term3;
    public readonly V Term4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Column(in CoefficientRows<T> given, T* post, T* rate, int j)
    {
        Post = V.Load(post + j);
        Eta = (TKernel.UpdateReads & Coefficients.Eta) != 0 && (TKernel.PerConnection & Coefficients.Eta) == 0 ? V.Load(given.Eta.Start + j) : default;
        Rate = (TKernel.UpdateReads & Coefficients.Rate) != 0 ? V.Load(rate + j) : default;
        TKernel.PerColumn(Post, Eta, Rate, ref Term1, ref Term2, ref Term3, ref Term4);
    }
}
