using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backpropamine.Kernels;

/// <summary>The passes over a lane's connections that a step's adjoint makes.</summary>
/// <typeparam name="TKernel">The equations.</typeparam>
/// <typeparam name="V">The width.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal static unsafe class AdjointSweep<TKernel, V, T>
    where TKernel : struct, IPlasticKernel
    where V : struct, IWidth<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const Coefficients Slow = Coefficients.Slow;
    private const Coefficients Alpha = Coefficients.Alpha;
    private const Coefficients Eta = Coefficients.Eta;
    private const Coefficients Rate = Coefficients.Rate;

    /// <summary>
    /// Takes the gradients of the state from after the update to before it; gPreᵢ is set, all other gradients are added to.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update(
        int rows, int columns, in CoefficientRows<T> given, T* pre, T* post, T* rate, Plastic<T> before,
        Plastic<T> gState, T* gPre, T* gPost, T* gRate, in CoefficientRows<T> gGiven)
    {
        for (var i = 0; i < rows; i++)
        {
            var x = V.Of(pre[i]);
            var toPre = V.Of(T.Zero);
            T* w = given.Slow[i], alpha = given.Alpha[i], eta = given.Eta[i];
            T* gW = gGiven.Slow[i], gAlpha = gGiven.Alpha[i], gEta = gGiven.Eta[i];
            var row = (nint)i * columns;
            for (var j = 0; j < columns; j += V.Count)
            {
                var gHebb = V.Load(gState.Hebb + row + j);
                var gEligibility = TKernel.HasTrace ? V.Load(gState.Eligibility + row + j) : default;
                TKernel.UpdateAdjoint(
                    x,
                    V.Load(post + j),
                    Uses(Slow) ? V.Load(w + j) : default,
                    Uses(Alpha) ? V.Load(alpha + j) : default,
                    Uses(Eta) ? V.Load(eta + j) : default,
                    Uses(Rate) ? V.Load(rate + j) : default,
                    V.Load(before.Hebb + row + j),
                    TKernel.HasTrace ? V.Load(before.Eligibility + row + j) : default,
                    ref gHebb,
                    ref gEligibility,
                    out var toX,
                    out var toPost,
                    out var toW,
                    out var toAlpha,
                    out var toEta,
                    out var toRate);
                V.Store(gHebb, gState.Hebb + row + j);
                if (TKernel.HasTrace) V.Store(gEligibility, gState.Eligibility + row + j);
                toPre += toX;
                V.Store(V.Load(gPost + j) + toPost, gPost + j);
                if (Uses(Slow)) V.Store(V.Load(gW + j) + toW, gW + j);
                if (Uses(Alpha)) V.Store(V.Load(gAlpha + j) + toAlpha, gAlpha + j);
                if (Uses(Eta)) V.Store(V.Load(gEta + j) + toEta, gEta + j);
                if (Uses(Rate)) V.Store(V.Load(gRate + j) + toRate, gRate + j);
            }

            gPre[i] = V.Sum(toPre);
        }
    }

    /// <summary>The adjoint of the read; gSum is the gradient of the sum. All other gradients are added to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Read(
        int rows, int columns, in CoefficientRows<T> given, T* pre, Rows<T> hebb,
        T* gSum, Rows<T> gHebb, T* gPre, in CoefficientRows<T> gGiven)
    {
        for (var i = 0; i < rows; i++)
        {
            var x = V.Of(pre[i]);
            var toPre = V.Of(T.Zero);
            T* w = given.Slow[i], alpha = given.Alpha[i], h = hebb[i];
            T* gW = gGiven.Slow[i], gAlpha = gGiven.Alpha[i], gH = gHebb[i];
            for (var j = 0; j < columns; j += V.Count)
            {
                var sum = V.Load(gSum + j);
                var slow = Reads(Slow) ? V.Load(w + j) : default;
                var gain = Reads(Alpha) ? V.Load(alpha + j) : default;
                var value = V.Load(h + j);
                toPre = V.MultiplyAdd(sum, TKernel.Weight(slow, gain, value), toPre);
                TKernel.WeightAdjoint(slow, gain, value, x * sum, out var toW, out var toAlpha, out var toHebb);
                V.Store(V.Load(gH + j) + toHebb, gH + j);
                if (Reads(Slow) && !TKernel.AddsSlow) V.Store(V.Load(gW + j) + toW, gW + j);
                if (Reads(Alpha)) V.Store(V.Load(gAlpha + j) + toAlpha, gAlpha + j);
            }

            gPre[i] += V.Sum(toPre);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Uses(Coefficients which) => (TKernel.UpdateReads & which) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Reads(Coefficients which) => (TKernel.WeightReads & which) != 0;
}
