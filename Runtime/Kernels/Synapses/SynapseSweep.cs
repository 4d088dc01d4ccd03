using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backpropamine.Kernels;

/// <summary>The equations compiled at one width, each method in one piece with its loops.</summary>
/// <typeparam name="TKernel">The equations.</typeparam>
/// <typeparam name="V">The width.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal static class SynapseSweep<TKernel, V, T>
    where TKernel : struct, ISynapseKernel
    where V : struct, IWidth<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Whole = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    public static void Run(SweepPass pass, Place<V, T> start)
    {
        switch (pass)
        {
            case SweepPass.LaneTerms: LaneTerms(start); break;
            case SweepPass.RowTerms: RowTerms(start); break;
            case SweepPass.ColumnTerms: ColumnTerms(start); break;
            case SweepPass.Forward: Forward(start); break;
            case SweepPass.Matrices: Matrices(start); break;
            case SweepPass.Adjoint: Adjoint(start); break;
            case SweepPass.LaneAdjoint: LaneAdjoint(start); break;
            case SweepPass.RowAdjoint: RowAdjoint(start); break;
            default: ColumnAdjoint(start); break;
        }
    }

    [MethodImpl(Whole)]
    private static void LaneTerms(in Place<V, T> start)
    {
        var at = start;
        TKernel.LaneTerms<V, Place<V, T>>(ref at);
    }

    [MethodImpl(Whole)]
    private static void RowTerms(in Place<V, T> start)
    {
        var at = start;
        TKernel.RowTerms<V, Place<V, T>>(ref at);
    }

    [MethodImpl(Whole)]
    private static void ColumnTerms(in Place<V, T> start)
    {
        var at = start;
        TKernel.ColumnTerms<V, Place<V, T>>(ref at);
    }

    [MethodImpl(Whole)]
    private static void Forward(in Place<V, T> start)
    {
        var at = start;
        TKernel.Forward<V, Place<V, T>>(ref at);
    }

    [MethodImpl(Whole)]
    private static void Matrices(in Place<V, T> start)
    {
        var at = start;
        TKernel.Matrices<V, Place<V, T>>(ref at);
    }

    [MethodImpl(Whole)]
    private static void Adjoint(in Place<V, T> start)
    {
        var at = start;
        TKernel.Adjoint<V, Place<V, T>>(ref at);
    }

    [MethodImpl(Whole)]
    private static void LaneAdjoint(in Place<V, T> start)
    {
        var at = start;
        TKernel.LaneAdjoint<V, Place<V, T>>(ref at);
    }

    [MethodImpl(Whole)]
    private static void RowAdjoint(in Place<V, T> start)
    {
        var at = start;
        TKernel.RowAdjoint<V, Place<V, T>>(ref at);
    }

    [MethodImpl(Whole)]
    private static void ColumnAdjoint(in Place<V, T> start)
    {
        var at = start;
        TKernel.ColumnAdjoint<V, Place<V, T>>(ref at);
    }
}
