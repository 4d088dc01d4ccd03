using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backpropamine.Kernels;

/// <summary>The loops over connections and neurons of a lane, from one column to another that is whole vectors away.</summary>
/// <typeparam name="TKernel">The equations.</typeparam>
/// <typeparam name="V">The width.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal static unsafe class SynapseSweep<TKernel, V, T>
    where TKernel : struct, ISynapseKernel
    where V : struct, IWidth<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Forward(in SweepPlace place, int from, int to)
    {
        var at = new Connection<V, T> { Values = place.Connection };
        for (nint i = 0; i < place.Rows; i++)
        {
            at.I = i;
            for (nint j = from; j < to; j += V.Count)
            {
                at.J = j;
                at.At = i * place.Columns + j;
                TKernel.Forward<V, Connection<V, T>>(ref at);
            }

            EndRow(place, i);
        }

        EndLane(place);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Adjoint(in SweepPlace place, int from, int to)
    {
        var at = new Connection<V, T> { Values = place.Connection };
        for (nint i = 0; i < place.Rows; i++)
        {
            at.I = i;
            for (nint j = from; j < to; j += V.Count)
            {
                at.J = j;
                at.At = i * place.Columns + j;
                TKernel.Adjoint<V, Connection<V, T>>(ref at);
            }

            EndRow(place, i);
        }

        EndLane(place);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void LaneTerms(in SweepPlace place, int from, int to)
    {
        var at = new Connection<V, T> { Values = place.Neurons };
        for (at.J = from; at.J < to; at.J += V.Count) TKernel.LaneTerms<V, Connection<V, T>>(ref at);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void RowTerms(in SweepPlace place, int from, int to)
    {
        var at = new Connection<V, T> { Values = place.Neurons };
        for (at.J = from; at.J < to; at.J += V.Count) TKernel.RowTerms<V, Connection<V, T>>(ref at);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void ColumnTerms(in SweepPlace place, int from, int to)
    {
        var at = new Connection<V, T> { Values = place.Neurons };
        for (at.J = from; at.J < to; at.J += V.Count) TKernel.ColumnTerms<V, Connection<V, T>>(ref at);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void LaneAdjoint(in SweepPlace place, int from, int to)
    {
        var at = new Connection<V, T> { Values = place.Neurons };
        for (at.J = from; at.J < to; at.J += V.Count) TKernel.LaneAdjoint<V, Connection<V, T>>(ref at);
        EndLane(place);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void RowAdjoint(in SweepPlace place, int from, int to)
    {
        var at = new Connection<V, T> { Values = place.Neurons };
        for (at.J = from; at.J < to; at.J += V.Count) TKernel.RowAdjoint<V, Connection<V, T>>(ref at);
        EndLane(place);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void ColumnAdjoint(in SweepPlace place, int from, int to)
    {
        var at = new Connection<V, T> { Values = place.Neurons };
        for (at.J = from; at.J < to; at.J += V.Count) TKernel.ColumnAdjoint<V, Connection<V, T>>(ref at);
        EndLane(place);
    }

    /// <summary>Adds up what a row's connections gave.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EndRow(in SweepPlace place, nint row)
    {
        for (var k = 0; k < place.RowSumCount; k++)
        {
            var sum = (T*)place.Connection[place.RowSums[k]];
            ((T*)place.Neurons[place.RowSums[k]])[row] += V.Sum(V.Load(sum));
            V.Store(default, sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EndLane(in SweepPlace place)
    {
        for (var k = 0; k < place.LaneSumCount; k++)
        {
            var sum = (T*)place.Connection[place.LaneSums[k]];
            *(T*)place.Lanes[place.LaneSums[k]] += V.Sum(V.Load(sum));
            V.Store(default, sum);
        }
    }
}
