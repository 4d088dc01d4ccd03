using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backpropamine.Kernels;

/// <summary>
/// The passes over a lane's connections that a step makes. Four rows at a time: what belongs to a column is loaded once for all
/// four.
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
    public static void Read(Block block, in CoefficientRows<T> given, T* pre, Rows<T> hebb, T* sum)
    {
        var i = 0;
        for (; i + 4 <= block.Rows; i += 4)
        {
            V x0 = V.Of(pre[i]), x1 = V.Of(pre[i + 1]), x2 = V.Of(pre[i + 2]), x3 = V.Of(pre[i + 3]);
            for (var j = block.From; j < block.To; j += V.Count)
            {
                var total = V.Load(sum + j);
                total = V.MultiplyAdd(x0, Weight(given, hebb, i, j), total);
                total = V.MultiplyAdd(x1, Weight(given, hebb, i + 1, j), total);
                total = V.MultiplyAdd(x2, Weight(given, hebb, i + 2, j), total);
                total = V.MultiplyAdd(x3, Weight(given, hebb, i + 3, j), total);
                V.Store(total, sum + j);
            }
        }

        for (; i < block.Rows; i++)
        {
            var x = V.Of(pre[i]);
            for (var j = block.From; j < block.To; j += V.Count)
            {
                V.Store(V.MultiplyAdd(x, Weight(given, hebb, i, j), V.Load(sum + j)), sum + j);
            }
        }
    }

    /// <summary>Hebb and trace after the step, in place or in another place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update(
        Block block, in CoefficientRows<T> given, T* pre, T* post, T* rate, Plastic<T> before, Plastic<T> after)
    {
        var i = 0;
        for (; i + 4 <= block.Rows; i += 4)
        {
            Row<TKernel, V, T> r0 = new(given, pre, i), r1 = new(given, pre, i + 1), r2 = new(given, pre, i + 2), r3 = new(given, pre, i + 3);
            for (var j = block.From; j < block.To; j += V.Count)
            {
                var column = new Column<TKernel, V, T>(given, post, rate, j);
                Update(block, given, i, j, r0, column, before, after, out _, out _, out _);
                Update(block, given, i + 1, j, r1, column, before, after, out _, out _, out _);
                Update(block, given, i + 2, j, r2, column, before, after, out _, out _, out _);
                Update(block, given, i + 3, j, r3, column, before, after, out _, out _, out _);
            }
        }

        for (; i < block.Rows; i++)
        {
            var row = new Row<TKernel, V, T>(given, pre, i);
            for (var j = block.From; j < block.To; j += V.Count)
            {
                Update(block, given, i, j, row, new Column<TKernel, V, T>(given, post, rate, j), before, after, out _, out _, out _);
            }
        }
    }

    /// <summary><c>Update</c> in place and the next step's <c>Read</c> in one pass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void UpdateAndRead(
        Block block, in CoefficientRows<T> given, T* pre, T* post, T* rate, Plastic<T> state, T* sum)
    {
        var i = 0;
        for (; i + 4 <= block.Rows; i += 4)
        {
            Row<TKernel, V, T> r0 = new(given, pre, i), r1 = new(given, pre, i + 1), r2 = new(given, pre, i + 2), r3 = new(given, pre, i + 3);
            V x0 = V.Of(post[i]), x1 = V.Of(post[i + 1]), x2 = V.Of(post[i + 2]), x3 = V.Of(post[i + 3]);
            for (var j = block.From; j < block.To; j += V.Count)
            {
                var column = new Column<TKernel, V, T>(given, post, rate, j);
                var total = V.Load(sum + j);
                Update(block, given, i, j, r0, column, state, state, out var slow, out var gain, out var hebb);
                total = V.MultiplyAdd(x0, TKernel.Weight(slow, gain, hebb), total);
                Update(block, given, i + 1, j, r1, column, state, state, out slow, out gain, out hebb);
                total = V.MultiplyAdd(x1, TKernel.Weight(slow, gain, hebb), total);
                Update(block, given, i + 2, j, r2, column, state, state, out slow, out gain, out hebb);
                total = V.MultiplyAdd(x2, TKernel.Weight(slow, gain, hebb), total);
                Update(block, given, i + 3, j, r3, column, state, state, out slow, out gain, out hebb);
                total = V.MultiplyAdd(x3, TKernel.Weight(slow, gain, hebb), total);
                V.Store(total, sum + j);
            }
        }

        for (; i < block.Rows; i++)
        {
            var row = new Row<TKernel, V, T>(given, pre, i);
            var x = V.Of(post[i]);
            for (var j = block.From; j < block.To; j += V.Count)
            {
                var column = new Column<TKernel, V, T>(given, post, rate, j);
                Update(block, given, i, j, row, column, state, state, out var slow, out var gain, out var hebb);
                V.Store(V.MultiplyAdd(x, TKernel.Weight(slow, gain, hebb), V.Load(sum + j)), sum + j);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Weight(in CoefficientRows<T> given, Rows<T> hebb, int i, int j) => TKernel.Weight(
        (TKernel.WeightReads & Coefficients.Slow) != 0 ? V.Load(given.Slow[i] + j) : default,
        (TKernel.WeightReads & Coefficients.Alpha) != 0 ? V.Load(given.Alpha[i] + j) : default,
        V.Load(hebb[i] + j));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Update(
        Block block, in CoefficientRows<T> given, int i, int j, in Row<TKernel, V, T> row, in Column<TKernel, V, T> column,
        Plastic<T> before, Plastic<T> after, out V slow, out V gain, out V hebb)
    {
        var at = (nint)i * block.Stride + j;
        var reads = TKernel.UpdateReads | TKernel.WeightReads;
        slow = (reads & Coefficients.Slow) != 0 ? V.Load(given.Slow[i] + j) : default;
        gain = (reads & Coefficients.Alpha) != 0 ? V.Load(given.Alpha[i] + j) : default;
        var eta = (TKernel.PerConnection & Coefficients.Eta) != 0 ? V.Load(given.Eta[i] + j) : column.Eta;
        hebb = V.Load(before.Hebb + at);
        var eligibility = TKernel.HasTrace ? V.Load(before.Eligibility + at) : default;
        TKernel.Update(
            row.Pre, column.Post, slow, gain, eta, column.Rate, row.Term1, row.Term2, column.Term1, column.Term2, column.Term3, column.Term4,
            ref hebb, ref eligibility);
        V.Store(hebb, after.Hebb + at);
        if (TKernel.HasTrace) V.Store(eligibility, after.Eligibility + at);
    }
}
