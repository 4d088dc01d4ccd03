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
        StepTerms<T> terms = update.Step, termsBefore = before.Step;
        var lane = TUpdate.Is ? new LaneTerms<TKernel, V, T>(given, update.Step, block.From) : default;
        var laneBefore = TAhead.Is ? new LaneTerms<TKernel, V, T>(given, before.Step, block.From) : default;
        T* gSums = read.GSum, gPosts = update.GPost, gRates = update.GRate;
        V gEtaOfLane = default, gRateOfLane = default;
        nint vectors = block.Vectors(V.Count), start = block.Start(V.Count), step = block.Step(V.Count);
        for (var place = 0; place < block.Rows; place++)
        {
            var i = block.Row(place);
            V x = TRead.Is ? V.Of(read.Pre[i]) : default, pre = TUpdate.Is ? V.Of(terms.Pre[i]) : default;
            var preBefore = TAhead.Is ? V.Of(termsBefore.Pre[i]) : default;
            V r1 = default, r2 = default, s1 = default, s2 = default, gX = default, gPre = default, gEtaOfRow = default, gRateOfRow = default;
            if (TUpdate.Is) TKernel.PerRow(pre, lane.Eta, lane.Rate, ref r1, ref r2);
            if (TAhead.Is) TKernel.PerRow(preBefore, laneBefore.Eta, laneBefore.Rate, ref s1, ref s2);
            var row = (nint)i * block.Stride;
            ConnectionRows<TKernel, T> rows = new(given, row), gRows = new(gGiven, row);
            T* hebbs = before.State.Hebb + row, traces = before.State.Eligibility + row;
            T* gHebbs = (TRead.Is ? read.GHebb : update.GState.Hebb) + row, gTraces = update.GState.Eligibility + row;
            for (nint left = vectors, j = start; left > 0; left--, j += step)
            {
                var slow = Uses(Coefficients.Slow) ? V.Load(rows.Slow + j) : default;
                var gain = Uses(Coefficients.Alpha) ? V.Load(rows.Alpha + j) : default;
                var gSlow = Gives(Coefficients.Slow) ? V.Load(gRows.Slow + j) : default;
                var gGain = Gives(Coefficients.Alpha) ? V.Load(gRows.Alpha + j) : default;
                var gHebb = V.Load(gHebbs + j);
                var hebb = TRead.Is || TAhead.Is || UpdateUses(Coefficients.Hebb) ? V.Load(hebbs + j) : default;
                var trace = TKernel.HasTrace && (Advances || UpdateUses(Coefficients.Eligibility)) ? V.Load(traces + j) : default;
                if (TAhead.Is)
                {
                    Advance<TKernel, V, T>.Connection(rows, termsBefore, laneBefore, preBefore, s1, s2, slow, gain, j, ref hebb, ref trace);
                }

                if (TRead.Is)
                {
                    V gSum = V.Load(gSums + j), hebbRead = hebb, traceThen = trace;
                    if (TUpdate.Is) Advance<TKernel, V, T>.Connection(rows, terms, lane, pre, r1, r2, slow, gain, j, ref hebbRead, ref traceThen);
                    gX = V.MultiplyAdd(gSum, TKernel.Weight(slow, gain, hebbRead), gX);
                    TKernel.WeightAdjoint(slow, gain, hebbRead, x * gSum, ref gSlow, ref gGain, ref gHebb);
                }

                if (TUpdate.Is)
                {
                    var gTrace = TKernel.HasTrace ? V.Load(gTraces + j) : default;
                    var gPost = UpdateGives(Coefficients.Post) ? V.Load(gPosts + j) : default;
                    var gEta = !UpdateGives(Coefficients.Eta) ? default : Shared(Coefficients.Eta) ? gEtaOfRow : V.Load(gRows.Eta + j);
                    var gRate = !UpdateGives(Coefficients.Rate) ? default : Shared(Coefficients.Rate) ? gRateOfRow : V.Load(gRates + j);
                    TKernel.UpdateAdjoint(
                        pre,
                        UpdateUses(Coefficients.Post) ? V.Load(terms.Post + j) : default,
                        slow,
                        gain,
                        UpdateUses(Coefficients.Eta) ? Advance<TKernel, V, T>.Eta(rows, lane, j) : default,
                        UpdateUses(Coefficients.Rate) ? Advance<TKernel, V, T>.Rate(terms, lane, j) : default,
                        lane.Term1,
                        lane.Term2,
                        r1,
                        r2,
                        TKernel.ColumnTerms > 0 ? V.Load(terms.Term1 + j) : default,
                        TKernel.ColumnTerms > 1 ? V.Load(terms.Term2 + j) : default,
                        TKernel.ColumnTerms > 2 ? V.Load(terms.Term3 + j) : default,
                        TKernel.ColumnTerms > 3 ? V.Load(terms.Term4 + j) : default,
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
                    if (TKernel.HasTrace) V.Store(gTrace, gTraces + j);
                    if (UpdateGives(Coefficients.Post)) V.Store(gPost, gPosts + j);
                    if (Shared(Coefficients.Eta)) gEtaOfRow = gEta;
                    else if (UpdateGives(Coefficients.Eta)) V.Store(gEta, gRows.Eta + j);
                    if (Shared(Coefficients.Rate)) gRateOfRow = gRate;
                    else if (UpdateGives(Coefficients.Rate)) V.Store(gRate, gRates + j);
                }

                V.Store(gHebb, gHebbs + j);
                if (Gives(Coefficients.Slow)) V.Store(gSlow, gRows.Slow + j);
                if (Gives(Coefficients.Alpha)) V.Store(gGain, gRows.Alpha + j);
            }

            if (TRead.Is) read.GPre[i] = V.Sum(gX);
            if (TUpdate.Is) update.GPre[i] = V.Sum(gPre);
            if (TUpdate.Is && Shared(Coefficients.Eta)) gEtaOfLane += gEtaOfRow;
            if (TUpdate.Is && Shared(Coefficients.Rate)) gRateOfLane += gRateOfRow;
        }

        if (TUpdate.Is && Shared(Coefficients.Eta)) V.Store(V.Load(gGiven.Eta.Start + block.From) + gEtaOfLane, gGiven.Eta.Start + block.From);
        if (TUpdate.Is && Shared(Coefficients.Rate)) V.Store(V.Load(gRates + block.From) + gRateOfLane, gRates + block.From);
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
}
