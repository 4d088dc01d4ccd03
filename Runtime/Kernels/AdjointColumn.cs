using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backpropamine.Kernels;

/// <summary>What is the same along a column of connections, and the gradients that are summed along it.</summary>
internal unsafe struct AdjointColumn<TKernel, TRead, TUpdate, V, T>
    where TKernel : struct, IPlasticKernel
    where TRead : struct, ISwitch
    where TUpdate : struct, ISwitch
    where V : struct, IWidth<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public readonly Column<TKernel, V, T> Values;
    public readonly V GSum;
    public V GPost;
    public V GRate;
    public V GEta;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public AdjointColumn(in CoefficientRows<T> given, in ReadAdjoint<T> read, in UpdateAdjoint<T> update, in CoefficientRows<T> gGiven, int j)
    {
        if (TRead.On) GSum = V.Load(read.GSum + j);
        if (!TUpdate.On) return;
        Values = new(given, update.Post, update.Rate, j);
        GPost = V.Load(update.GPost + j);
        if (HasRate) GRate = V.Load(update.GRate + j);
        if (HasEta) GEta = V.Load(gGiven.Eta.Start + j);
    }

    private static bool HasRate => (TKernel.UpdateReads & Coefficients.Rate) != 0;

    private static bool HasEta => (TKernel.UpdateReads & ~TKernel.PerConnection & Coefficients.Eta) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(in UpdateAdjoint<T> update, in CoefficientRows<T> gGiven, int j)
    {
        if (!TUpdate.On) return;
        V.Store(GPost, update.GPost + j);
        if (HasRate) V.Store(GRate, update.GRate + j);
        if (HasEta) V.Store(GEta, gGiven.Eta.Start + j);
    }
}
