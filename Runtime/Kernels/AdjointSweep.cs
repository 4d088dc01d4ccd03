using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backpropamine.Kernels;

/// <summary>
/// The pass over a lane's connections that a step's adjoint makes: the adjoint of one step's read, of the step before's update, or of both
/// in one pass, since between the two nothing else happens to a connection. What Hebb was when it was read is then computed again from
/// the state before the update; that state may itself be one step ahead of the one that is in memory.
/// </summary>
/// <typeparam name="TKernel">The equations.</typeparam>
/// <typeparam name="TRead">Whether there is a read.</typeparam>
/// <typeparam name="TUpdate">Whether there is an update.</typeparam>
/// <typeparam name="TAhead">Whether the state in memory is to be advanced first.</typeparam>
/// <typeparam name="V">The width.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal static unsafe class AdjointSweep<TKernel, TRead, TUpdate, TAhead, V, T>
    where TKernel : struct, IPlasticKernel
    where TRead : struct, ISwitch
    where TUpdate : struct, ISwitch
    where TAhead : struct, ISwitch
    where V : struct, IWidth<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Takes the gradients of the state back; the gradients of the presynaptic activities are set, all others added to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        Block block,
        in CoefficientRows<T> given,
        in ReadAdjoint<T> read,
        in UpdateAdjoint<T> update,
        in StateBefore<T> before,
        in CoefficientRows<T> gGiven)
    {
        T* w = given.Slow.Start, alpha = given.Alpha.Start, gW = gGiven.Slow.Start, gAlpha = gGiven.Alpha.Start;
        T* gHebbs = TRead.Is ? read.GHebb : update.GState.Hebb, gSums = read.GSum;
        T* hebbs = before.State.Hebb, traces = before.State.Eligibility, gTraces = update.GState.Eligibility, gPosts = update.GPost;
        var lane = TUpdate.Is ? new LaneTerms<TKernel, V, T>(given, update.Step, block.From) : default;
        var laneBefore = TAhead.Is ? new LaneTerms<TKernel, V, T>(given, before.Step, block.From) : default;
        V gEtaOfLane = default, gRateOfLane = default;
        for (var place = 0; place < block.Rows; place++)
        {
            var i = block.Row(place);
            V x = TRead.Is ? V.Of(read.Pre[i]) : default, pre = TUpdate.Is ? V.Of(update.Step.Pre[i]) : default;
            var preBefore = TAhead.Is ? V.Of(before.Step.Pre[i]) : default;
            V r1 = default, r2 = default, s1 = default, s2 = default, gX = default, gPre = default, gEtaOfRow = default, gRateOfRow = default;
            if (TUpdate.Is) TKernel.PerRow(pre, lane.Eta, lane.Rate, ref r1, ref r2);
            if (TAhead.Is) TKernel.PerRow(preBefore, laneBefore.Eta, laneBefore.Rate, ref s1, ref s2);
            var row = (nint)i * block.Stride;
            for (nint j = block.From; j < block.To; j += V.Count)
            {
                var slow = Uses(Coefficients.Slow) ? V.Load(w + row + j) : default;
                var gain = Uses(Coefficients.Alpha) ? V.Load(alpha + (Differs(Coefficients.Alpha) ? row + j : j)) : default;
                var gSlow = Gives(Coefficients.Slow) ? V.Load(gW + row + j) : default;
                var gGain = Gives(Coefficients.Alpha) ? V.Load(gAlpha + (Differs(Coefficients.Alpha) ? row + j : j)) : default;
                var gHebb = V.Load(gHebbs + row + j);
                var hebb = TRead.Is || TAhead.Is || UpdateUses(Coefficients.Hebb) ? V.Load(hebbs + row + j) : default;
                var trace = TKernel.HasTrace && (Advances || UpdateUses(Coefficients.Eligibility)) ? V.Load(traces + row + j) : default;
                if (TAhead.Is)
                {
                    Advance<TKernel, V, T>.Connection(given, before.Step, laneBefore, preBefore, s1, s2, slow, gain, row, j, ref hebb, ref trace);
                }

                if (TRead.Is)
                {
                    V gSum = V.Load(gSums + j), hebbRead = hebb, traceThen = trace;
                    if (TUpdate.Is)
                    {
                        Advance<TKernel, V, T>.Connection(given, update.Step, lane, pre, r1, r2, slow, gain, row, j, ref hebbRead, ref traceThen);
                    }

                    gX = V.MultiplyAdd(gSum, TKernel.Weight(slow, gain, hebbRead), gX);
                    TKernel.WeightAdjoint(slow, gain, hebbRead, x * gSum, ref gSlow, ref gGain, ref gHebb);
                }

                if (TUpdate.Is)
                {
                    var gTrace = TKernel.HasTrace ? V.Load(gTraces + row + j) : default;
                    var gPost = UpdateGives(Coefficients.Post) ? V.Load(gPosts + j) : default;
                    var gEta = !UpdateGives(Coefficients.Eta) ? default
                        : Shared(Coefficients.Eta) ? gEtaOfRow
                        : V.Load(gGiven.Eta.Start + (Differs(Coefficients.Eta) ? row + j : j));
                    var gRate = !UpdateGives(Coefficients.Rate) ? default : Shared(Coefficients.Rate) ? gRateOfRow : V.Load(update.GRate + j);
                    TKernel.UpdateAdjoint(
                        pre,
                        UpdateUses(Coefficients.Post) ? V.Load(update.Step.Post + j) : default,
                        slow,
                        gain,
                        UpdateUses(Coefficients.Eta) ? Advance<TKernel, V, T>.Eta(given, lane, row, j) : default,
                        UpdateUses(Coefficients.Rate) ? Advance<TKernel, V, T>.Rate(update.Step, lane, j) : default,
                        lane.Term1,
                        lane.Term2,
                        r1,
                        r2,
                        TKernel.ColumnTerms > 0 ? V.Load(update.Step.Term1 + j) : default,
                        TKernel.ColumnTerms > 1 ? V.Load(update.Step.Term2 + j) : default,
                        TKernel.ColumnTerms > 2 ? V.Load(update.Step.Term3 + j) : default,
                        TKernel.ColumnTerms > 3 ? V.Load(update.Step.Term4 + j) : default,
                        hebb,
                        trace,
                        ref gHebb,
                        ref gTrace,
                        ref gPre,
                        ref gPost,
                        ref gSlow,
                        ref gGain,
                        ref gEta,
                        ref gRate);
                    if (TKernel.HasTrace) V.Store(gTrace, gTraces + row + j);
                    if (UpdateGives(Coefficients.Post)) V.Store(gPost, gPosts + j);
                    if (Shared(Coefficients.Eta)) gEtaOfRow = gEta;
                    else if (UpdateGives(Coefficients.Eta)) V.Store(gEta, gGiven.Eta.Start + (Differs(Coefficients.Eta) ? row + j : j));
                    if (Shared(Coefficients.Rate)) gRateOfRow = gRate;
                    else if (UpdateGives(Coefficients.Rate)) V.Store(gRate, update.GRate + j);
                }

                V.Store(gHebb, gHebbs + row + j);
                if (Gives(Coefficients.Slow)) V.Store(gSlow, gW + row + j);
                if (Gives(Coefficients.Alpha)) V.Store(gGain, gAlpha + (Differs(Coefficients.Alpha) ? row + j : j));
            }

            if (TRead.Is) read.GPre[i] = V.Sum(gX);
            if (TUpdate.Is) update.GPre[i] = V.Sum(gPre);
            if (TUpdate.Is && Shared(Coefficients.Eta)) gEtaOfLane += gEtaOfRow;
            if (TUpdate.Is && Shared(Coefficients.Rate)) gRateOfLane += gRateOfRow;
        }

        if (TUpdate.Is && Shared(Coefficients.Eta)) V.Store(V.Load(gGiven.Eta.Start + block.From) + gEtaOfLane, gGiven.Eta.Start + block.From);
        if (TUpdate.Is && Shared(Coefficients.Rate)) V.Store(V.Load(update.GRate + block.From) + gRateOfLane, update.GRate + block.From);
    }

    /// <summary>Whether a connection's state is advanced.</summary>
    private static bool Advances
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TAhead.Is || (TRead.Is && TUpdate.Is);
    }

    /// <summary>Where the weight is w + …, w's gradient by the read is a product of matrices for all steps, and not here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Gives(Coefficients which) => UpdateGives(which)
        || (TRead.Is && (TKernel.WeightReads & which) != 0 && !(which == Coefficients.Slow && TKernel.AddsSlow));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Uses(Coefficients which) => UpdateUses(which)
        || (Advances && Advance<TKernel, V, T>.Reads(which))
        || (TRead.Is && (TKernel.WeightReads & which) != 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool UpdateGives(Coefficients which) => TUpdate.Is && (TKernel.UpdateGives & which) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool UpdateUses(Coefficients which) => TUpdate.Is && (TKernel.AdjointReads & which) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Shared(Coefficients which) => (TKernel.Shared & which) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Differs(Coefficients which) => (TKernel.PerConnection & which) != 0;
}
