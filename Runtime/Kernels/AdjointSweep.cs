using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backpropamine.Kernels;

/// <summary>
/// The pass over a lane's connections that a step's adjoint makes: the adjoint of one step's read, of the step before's update, or of both
/// in one pass, since between the two nothing else happens to a connection. Four rows at a time, as forward.
/// </summary>
/// <typeparam name="TKernel">The equations.</typeparam>
/// <typeparam name="TRead">Whether there is a read.</typeparam>
/// <typeparam name="TUpdate">Whether there is an update.</typeparam>
/// <typeparam name="V">The width.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal static unsafe class AdjointSweep<TKernel, TRead, TUpdate, V, T>
    where TKernel : struct, IPlasticKernel
    where TRead : struct, ISwitch
    where TUpdate : struct, ISwitch
    where V : struct, IWidth<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Takes the gradients of the state back; the gradients of the presynaptic activities are set, all others added to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        Block block, in CoefficientRows<T> given, in ReadAdjoint<T> read, in UpdateAdjoint<T> update, in CoefficientRows<T> gGiven)
    {
        var i = 0;
        for (; i + 4 <= block.Rows; i += 4)
        {
            Row<TKernel, V, T> r0 = Update(given, update, i), r1 = Update(given, update, i + 1), r2 = Update(given, update, i + 2), r3 = Update(given, update, i + 3);
            V x0 = Pre(read, i), x1 = Pre(read, i + 1), x2 = Pre(read, i + 2), x3 = Pre(read, i + 3);
            V toRead0 = default, toRead1 = default, toRead2 = default, toRead3 = default;
            V toUpdate0 = default, toUpdate1 = default, toUpdate2 = default, toUpdate3 = default;
            for (var j = block.From; j < block.To; j += V.Count)
            {
                var column = new AdjointColumn<TKernel, TRead, TUpdate, V, T>(given, read, update, gGiven, j);
                Connection(block, given, read, update, gGiven, i, j, r0, x0, ref column, ref toRead0, ref toUpdate0);
                Connection(block, given, read, update, gGiven, i + 1, j, r1, x1, ref column, ref toRead1, ref toUpdate1);
                Connection(block, given, read, update, gGiven, i + 2, j, r2, x2, ref column, ref toRead2, ref toUpdate2);
                Connection(block, given, read, update, gGiven, i + 3, j, r3, x3, ref column, ref toRead3, ref toUpdate3);
                column.Store(update, gGiven, j);
            }

            Set(read, update, i, toRead0, toUpdate0);
            Set(read, update, i + 1, toRead1, toUpdate1);
            Set(read, update, i + 2, toRead2, toUpdate2);
            Set(read, update, i + 3, toRead3, toUpdate3);
        }

        for (; i < block.Rows; i++)
        {
            var row = Update(given, update, i);
            var x = Pre(read, i);
            V toRead = default, toUpdate = default;
            for (var j = block.From; j < block.To; j += V.Count)
            {
                var column = new AdjointColumn<TKernel, TRead, TUpdate, V, T>(given, read, update, gGiven, j);
                Connection(block, given, read, update, gGiven, i, j, row, x, ref column, ref toRead, ref toUpdate);
                column.Store(update, gGiven, j);
            }

            Set(read, update, i, toRead, toUpdate);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Row<TKernel, V, T> Update(in CoefficientRows<T> given, in UpdateAdjoint<T> update, int i) =>
        TUpdate.On ? new(given, update.Pre, i) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Pre(in ReadAdjoint<T> read, int i) => TRead.On ? V.Of(read.Pre[i]) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Set(in ReadAdjoint<T> read, in UpdateAdjoint<T> update, int i, V toRead, V toUpdate)
    {
        if (TRead.On) read.GPre[i] = V.Sum(toRead);
        if (TUpdate.On) update.GPre[i] = V.Sum(toUpdate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Connection(
        Block block, in CoefficientRows<T> given, in ReadAdjoint<T> read, in UpdateAdjoint<T> update, in CoefficientRows<T> gGiven,
        int i, int j, in Row<TKernel, V, T> row, V x, ref AdjointColumn<TKernel, TRead, TUpdate, V, T> column, ref V toRead, ref V toUpdate)
    {
        var at = (nint)i * block.Stride + j;
        var slow = Uses(Coefficients.Slow) ? V.Load(given.Slow[i] + j) : default;
        var gain = Uses(Coefficients.Alpha) ? V.Load(given.Alpha[i] + j) : default;
        var gSlow = Uses(Coefficients.Slow) && !OnlyAddsSlow ? V.Load(gGiven.Slow[i] + j) : default;
        var gGain = Uses(Coefficients.Alpha) ? V.Load(gGiven.Alpha[i] + j) : default;
        T* gHebbAt = TRead.On ? read.GHebb[i] + j : update.GState.Hebb + at;
        var gHebb = V.Load(gHebbAt);
        if (TRead.On)
        {
            var hebb = V.Load(read.Hebb[i] + j);
            toRead = V.MultiplyAdd(column.GSum, TKernel.Weight(slow, gain, hebb), toRead);
            TKernel.WeightAdjoint(slow, gain, hebb, x * column.GSum, ref gSlow, ref gGain, ref gHebb);
        }

        if (TUpdate.On)
        {
            var hebb = V.Load(update.Before.Hebb + at);
            var eligibility = TKernel.HasTrace ? V.Load(update.Before.Eligibility + at) : default;
            var gEligibility = TKernel.HasTrace ? V.Load(update.GState.Eligibility + at) : default;
            var perConnection = (TKernel.PerConnection & TKernel.UpdateReads & Coefficients.Eta) != 0;
            var eta = perConnection ? V.Load(given.Eta[i] + j) : column.Values.Eta;
            if (perConnection) column.GEta = V.Load(gGiven.Eta[i] + j);
            TKernel.UpdateAdjoint(
                row.Pre, column.Values.Post, slow, gain, eta, column.Values.Rate, row.Term1, row.Term2,
                column.Values.Term1, column.Values.Term2, column.Values.Term3, column.Values.Term4, hebb, eligibility,
                ref gHebb, ref gEligibility, ref toUpdate, ref column.GPost, ref gSlow, ref gGain, ref column.GEta, ref column.GRate);
            if (TKernel.HasTrace) V.Store(gEligibility, update.GState.Eligibility + at);
            if (perConnection) V.Store(column.GEta, gGiven.Eta[i] + j);
        }

        V.Store(gHebb, gHebbAt);
        if (Uses(Coefficients.Slow) && !OnlyAddsSlow) V.Store(gSlow, gGiven.Slow[i] + j);
        if (Uses(Coefficients.Alpha)) V.Store(gGain, gGiven.Alpha[i] + j);
    }

    /// <summary>Whether w's gradient is a product of matrices and nothing is added to it here.</summary>
    private static bool OnlyAddsSlow
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TKernel.AddsSlow && (!TUpdate.On || (TKernel.UpdateReads & Coefficients.Slow) == 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Uses(Coefficients which) =>
        (TRead.On && (TKernel.WeightReads & which) != 0) || (TUpdate.On && (TKernel.UpdateReads & which) != 0);
}
