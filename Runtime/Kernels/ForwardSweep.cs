using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backpropamine.Kernels;

/// <summary>The passes over a lane's connections that a step makes.</summary>
/// <typeparam name="TKernel">The equations.</typeparam>
/// <typeparam name="V">The width.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal static unsafe class ForwardSweep<TKernel, V, T>
    where TKernel : struct, IPlasticKernel
    where V : struct, IWidth<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const Coefficients Slow = Coefficients.Slow;
    private const Coefficients Alpha = Coefficients.Alpha;
    private const Coefficients Eta = Coefficients.Eta;
    private const Coefficients Rate = Coefficients.Rate;

    /// <summary>sumⱼ += Σᵢ preᵢ·Wᵢⱼ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Read(int rows, int columns, in CoefficientRows<T> given, T* pre, Rows<T> hebb, T* sum)
    {
        for (var i = 0; i < rows; i++)
        {
            var x = V.Of(pre[i]);
            T* w = given.Slow[i], alpha = given.Alpha[i], h = hebb[i];
            for (var j = 0; j < columns; j += V.Count)
            {
                var weight = TKernel.Weight(
                    Uses(TKernel.WeightReads, Slow) ? V.Load(w + j) : default,
                    Uses(TKernel.WeightReads, Alpha) ? V.Load(alpha + j) : default,
                    V.Load(h + j));
                V.Store(V.MultiplyAdd(x, weight, V.Load(sum + j)), sum + j);
            }
        }
    }

    /// <summary>Hebb and trace after the step, in place or in another place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update(
        int rows, int columns, in CoefficientRows<T> given, T* pre, T* post, T* rate, Plastic<T> before, Plastic<T> after)
    {
        for (var i = 0; i < rows; i++)
        {
            var x = V.Of(pre[i]);
            T* w = given.Slow[i], alpha = given.Alpha[i], eta = given.Eta[i];
            var row = (nint)i * columns;
            for (var j = 0; j < columns; j += V.Count)
            {
                var hebb = V.Load(before.Hebb + row + j);
                var eligibility = TKernel.HasTrace ? V.Load(before.Eligibility + row + j) : default;
                TKernel.Update(
                    x,
                    V.Load(post + j),
                    Uses(TKernel.UpdateReads, Slow) ? V.Load(w + j) : default,
                    Uses(TKernel.UpdateReads, Alpha) ? V.Load(alpha + j) : default,
                    Uses(TKernel.UpdateReads, Eta) ? V.Load(eta + j) : default,
                    Uses(TKernel.UpdateReads, Rate) ? V.Load(rate + j) : default,
                    ref hebb,
                    ref eligibility);
                V.Store(hebb, after.Hebb + row + j);
                if (TKernel.HasTrace) V.Store(eligibility, after.Eligibility + row + j);
            }
        }
    }

    /// <summary><c>Update</c> in place and the next step's <c>Read</c> in one pass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void UpdateAndRead(
        int rows, int columns, in CoefficientRows<T> given, T* pre, T* post, T* rate, Plastic<T> state, T* sum)
    {
        for (var i = 0; i < rows; i++)
        {
            var x = V.Of(pre[i]);
            var next = V.Of(post[i]);
            T* w = given.Slow[i], alpha = given.Alpha[i], eta = given.Eta[i];
            var row = (nint)i * columns;
            for (var j = 0; j < columns; j += V.Count)
            {
                var slow = Uses(TKernel.UpdateReads | TKernel.WeightReads, Slow) ? V.Load(w + j) : default;
                var gain = Uses(TKernel.UpdateReads | TKernel.WeightReads, Alpha) ? V.Load(alpha + j) : default;
                var hebb = V.Load(state.Hebb + row + j);
                var eligibility = TKernel.HasTrace ? V.Load(state.Eligibility + row + j) : default;
                TKernel.Update(
                    x,
                    V.Load(post + j),
                    slow,
                    gain,
                    Uses(TKernel.UpdateReads, Eta) ? V.Load(eta + j) : default,
                    Uses(TKernel.UpdateReads, Rate) ? V.Load(rate + j) : default,
                    ref hebb,
                    ref eligibility);
                V.Store(hebb, state.Hebb + row + j);
                if (TKernel.HasTrace) V.Store(eligibility, state.Eligibility + row + j);
                V.Store(V.MultiplyAdd(next, TKernel.Weight(slow, gain, hebb), V.Load(sum + j)), sum + j);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Uses(Coefficients reads, Coefficients which) => (reads & which) != 0;
}
