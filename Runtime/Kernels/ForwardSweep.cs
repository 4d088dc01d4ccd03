using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backpropamine.Kernels;

/// <summary>
/// The passes over a lane's connections that a step makes, each matrix from its first number to its last: what is read from memory is
/// what the processor fetches ahead.
/// </summary>
/// <typeparam name="TKernel">The equations.</typeparam>
/// <typeparam name="V">The width.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal static unsafe class ForwardSweep<TKernel, V, T>
    where TKernel : struct, IPlasticKernel
    where V : struct, IWidth<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>sumⱼ += Σᵢ preᵢ·Wᵢⱼ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Read(Block block, in CoefficientRows<T> given, T* pre, T* hebb, T* sum)
    {
        nint from = block.From, to = block.To;
        for (var i = 0; i < block.Rows; i++)
        {
            var x = V.Of(pre[i]);
            var row = (nint)i * block.Stride;
            var hebbs = hebb + row;
            var rows = new ConnectionRows<TKernel, T>(given, row);
            for (var j = from; j < to; j += V.Count)
            {
                var slow = Reads(Coefficients.Slow) ? V.Load(rows.Slow + j) : default;
                var gain = Reads(Coefficients.Alpha) ? V.Load(rows.Alpha + j) : default;
                V.Store(V.MultiplyAdd(x, TKernel.Weight(slow, gain, V.Load(hebbs + j)), V.Load(sum + j)), sum + j);
            }
        }
    }

    /// <summary>Hebb and trace after the step, in place or in another place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update(Block block, in CoefficientRows<T> given, in StepTerms<T> step, Plastic<T> before, Plastic<T> after)
    {
        var terms = step;
        var lane = new LaneTerms<TKernel, V, T>(given, step, block.From);
        nint from = block.From, to = block.To;
        for (var i = 0; i < block.Rows; i++)
        {
            var pre = V.Of(terms.Pre[i]);
            V r1 = default, r2 = default;
            TKernel.PerRow(pre, lane.Eta, lane.Rate, ref r1, ref r2);
            var row = (nint)i * block.Stride;
            T* hebbs = before.Hebb + row, traces = before.Eligibility + row, hebbsAfter = after.Hebb + row, tracesAfter = after.Eligibility + row;
            var rows = new ConnectionRows<TKernel, T>(given, row);
            for (var j = from; j < to; j += V.Count)
            {
                var hebb = V.Load(hebbs + j);
                var eligibility = TKernel.HasTrace ? V.Load(traces + j) : default;
                Advance<TKernel, V, T>.Connection(rows, terms, lane, pre, r1, r2, Slow(rows, j), Gain(rows, j), j, ref hebb, ref eligibility);
                V.Store(hebb, hebbsAfter + j);
                if (TKernel.HasTrace) V.Store(eligibility, tracesAfter + j);
            }
        }
    }

    /// <summary>Hebb and trace after two steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void UpdateTwice(
        Block block, in CoefficientRows<T> given, in StepTerms<T> first, in StepTerms<T> second, Plastic<T> before, Plastic<T> after)
    {
        StepTerms<T> terms1 = first, terms2 = second;
        LaneTerms<TKernel, V, T> lane1 = new(given, first, block.From), lane2 = new(given, second, block.From);
        nint vectors = block.Vectors(V.Count), start = block.Start(V.Count), step = block.Step(V.Count);
        for (var place = 0; place < block.Rows; place++)
        {
            var i = block.Row(place);
            V pre1 = V.Of(terms1.Pre[i]), pre2 = V.Of(terms2.Pre[i]), r1 = default, r2 = default, s1 = default, s2 = default;
            TKernel.PerRow(pre1, lane1.Eta, lane1.Rate, ref r1, ref r2);
            TKernel.PerRow(pre2, lane2.Eta, lane2.Rate, ref s1, ref s2);
            var row = (nint)i * block.Stride;
            T* hebbs = before.Hebb + row, traces = before.Eligibility + row, hebbsAfter = after.Hebb + row, tracesAfter = after.Eligibility + row;
            var rows = new ConnectionRows<TKernel, T>(given, row);
            for (nint left = vectors, j = start; left > 0; left--, j += step)
            {
                V slow = Slow(rows, j), gain = Gain(rows, j);
                var hebb = V.Load(hebbs + j);
                var eligibility = TKernel.HasTrace ? V.Load(traces + j) : default;
                Advance<TKernel, V, T>.Connection(rows, terms1, lane1, pre1, r1, r2, slow, gain, j, ref hebb, ref eligibility);
                Advance<TKernel, V, T>.Connection(rows, terms2, lane2, pre2, s1, s2, slow, gain, j, ref hebb, ref eligibility);
                V.Store(hebb, hebbsAfter + j);
                if (TKernel.HasTrace) V.Store(eligibility, tracesAfter + j);
            }
        }
    }

    /// <summary><c>Update</c> in place and the next step's <c>Read</c> in one pass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void UpdateAndRead(Block block, in CoefficientRows<T> given, in StepTerms<T> step, Plastic<T> state, T* sum)
    {
        var terms = step;
        var lane = new LaneTerms<TKernel, V, T>(given, step, block.From);
        nint from = block.From, to = block.To;
        for (var i = 0; i < block.Rows; i++)
        {
            V pre = V.Of(terms.Pre[i]), next = V.Of(terms.Post[i]), r1 = default, r2 = default;
            TKernel.PerRow(pre, lane.Eta, lane.Rate, ref r1, ref r2);
            var row = (nint)i * block.Stride;
            T* hebbs = state.Hebb + row, traces = state.Eligibility + row;
            var rows = new ConnectionRows<TKernel, T>(given, row);
            for (var j = from; j < to; j += V.Count)
            {
                var slow = Uses(Coefficients.Slow) || Reads(Coefficients.Slow) ? V.Load(rows.Slow + j) : default;
                var gain = Uses(Coefficients.Alpha) || Reads(Coefficients.Alpha) ? V.Load(rows.Alpha + j) : default;
                var hebb = V.Load(hebbs + j);
                var eligibility = TKernel.HasTrace ? V.Load(traces + j) : default;
                Advance<TKernel, V, T>.Connection(rows, terms, lane, pre, r1, r2, slow, gain, j, ref hebb, ref eligibility);
                V.Store(hebb, hebbs + j);
                if (TKernel.HasTrace) V.Store(eligibility, traces + j);
                V.Store(V.MultiplyAdd(next, TKernel.Weight(slow, gain, hebb), V.Load(sum + j)), sum + j);
            }
        }
    }

    /// <summary>The terms of the columns, for a sweep that follows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Columns(int from, int to, in CoefficientRows<T> given, in StepTerms<T> step)
    {
        if (TKernel.ColumnTerms == 0) return;
        var hasEta = given.Eta.Start != null && !Differs(Coefficients.Eta);
        for (var j = from; j < to; j += V.Count)
        {
            V c1 = default, c2 = default, c3 = default, c4 = default;
            TKernel.PerColumn(V.Load(step.Post + j), hasEta ? V.Load(given.Eta.Start + j) : default, V.Load(step.Rate + j), ref c1, ref c2, ref c3, ref c4);
            V.Store(c1, step.Term1 + j);
            if (TKernel.ColumnTerms > 1) V.Store(c2, step.Term2 + j);
            if (TKernel.ColumnTerms > 2) V.Store(c3, step.Term3 + j);
            if (TKernel.ColumnTerms > 3) V.Store(c4, step.Term4 + j);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Slow(in ConnectionRows<TKernel, T> rows, nint j) => Uses(Coefficients.Slow) ? V.Load(rows.Slow + j) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Gain(in ConnectionRows<TKernel, T> rows, nint j) => Uses(Coefficients.Alpha) ? V.Load(rows.Alpha + j) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Uses(Coefficients which) => Advance<TKernel, V, T>.Reads(which);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Reads(Coefficients which) => (TKernel.WeightReads & which) != 0;

    private static bool Differs(Coefficients which) => (TKernel.PerConnection & which) != 0;
}
