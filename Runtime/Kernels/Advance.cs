using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backpropamine.Kernels;

/// <summary>The update of one connection after another, for the sweeps that make it.</summary>
/// <typeparam name="TKernel">The equations.</typeparam>
/// <typeparam name="V">The width.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal static unsafe class Advance<TKernel, V, T>
    where TKernel : struct, IPlasticKernel
    where V : struct, IWidth<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Hebb and trace of a row's connection j after the step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Connection(
        in ConnectionRows<TKernel, T> rows, in StepTerms<T> step, in LaneTerms<TKernel, V, T> lane,
        V pre, V r1, V r2, V slow, V gain, nint j, ref V hebb, ref V eligibility) =>
        TKernel.Update(
            pre,
            Reads(Coefficients.Post) ? V.Load(step.Post + j) : default,
            slow,
            gain,
            Reads(Coefficients.Eta) ? Eta(rows, lane, j) : default,
            Reads(Coefficients.Rate) ? Rate(step, lane, j) : default,
            lane.Term1,
            lane.Term2,
            r1,
            r2,
            TKernel.ColumnTerms > 0 ? V.Load(step.Term1 + j) : default,
            TKernel.ColumnTerms > 1 ? V.Load(step.Term2 + j) : default,
            TKernel.ColumnTerms > 2 ? V.Load(step.Term3 + j) : default,
            TKernel.ColumnTerms > 3 ? V.Load(step.Term4 + j) : default,
            ref hebb,
            ref eligibility);

    /// <summary>Whether an update reads a coefficient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Reads(Coefficients which) => (TKernel.UpdateReads & which) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Eta(in ConnectionRows<TKernel, T> rows, in LaneTerms<TKernel, V, T> lane, nint j) =>
        (TKernel.Shared & Coefficients.Eta) != 0 ? lane.Eta : V.Load(rows.Eta + j);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Rate(in StepTerms<T> step, in LaneTerms<TKernel, V, T> lane, nint j) =>
        (TKernel.Shared & Coefficients.Rate) != 0 ? lane.Rate : V.Load(step.Rate + j);
}
