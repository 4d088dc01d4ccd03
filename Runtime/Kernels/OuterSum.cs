using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backpropamine.Kernels;

/// <summary>The gradient of weights that are added as they are: Σₜ preᵢ(t)·gⱼ(t), a product of matrices over a segment's steps.</summary>
/// <typeparam name="V">The width.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal static unsafe class OuterSum<V, T>
    where V : struct, IWidth<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// Adds one step after another to every sum, the last step first: the order of a backward pass, so that it does not matter where
    /// segments end.
    /// </summary>
    /// <param name="block">The connections.</param>
    /// <param name="steps">How many.</param>
    /// <param name="pre">Presynaptic activities: a padded row for each step.</param>
    /// <param name="gradient">Gradients of the postsynaptic sums, likewise.</param>
    /// <param name="sum">A matrix in padded rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(Block block, int steps, T* pre, T* gradient, T* sum)
    {
        nint stride = block.Stride, j = block.From;
        for (; j + 2 * V.Count <= block.To; j += 2 * V.Count)
        {
            var i = 0;
            for (; i + 4 <= block.Rows; i += 4) FourByTwo(stride, steps, pre + i, gradient + j, sum + i * stride + j);
            for (; i < block.Rows; i++)
            {
                One(stride, steps, pre + i, gradient + j, sum + i * stride + j);
                One(stride, steps, pre + i, gradient + j + V.Count, sum + i * stride + j + V.Count);
            }
        }

        for (; j < block.To; j += V.Count)
        {
            for (var i = 0; i < block.Rows; i++) One(stride, steps, pre + i, gradient + j, sum + i * stride + j);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourByTwo(nint stride, int steps, T* pre, T* gradient, T* sum)
    {
        T* sum1 = sum + stride, sum2 = sum1 + stride, sum3 = sum2 + stride;
        V a0 = V.Load(sum), b0 = V.Load(sum + V.Count), a1 = V.Load(sum1), b1 = V.Load(sum1 + V.Count);
        V a2 = V.Load(sum2), b2 = V.Load(sum2 + V.Count), a3 = V.Load(sum3), b3 = V.Load(sum3 + V.Count);
        for (nint s = (steps - 1) * stride; s >= 0; s -= stride)
        {
            V a = V.Load(gradient + s), b = V.Load(gradient + s + V.Count);
            V x0 = V.Of(pre[s]), x1 = V.Of(pre[s + 1]), x2 = V.Of(pre[s + 2]), x3 = V.Of(pre[s + 3]);
            a0 = V.MultiplyAdd(x0, a, a0);
            b0 = V.MultiplyAdd(x0, b, b0);
            a1 = V.MultiplyAdd(x1, a, a1);
            b1 = V.MultiplyAdd(x1, b, b1);
            a2 = V.MultiplyAdd(x2, a, a2);
            b2 = V.MultiplyAdd(x2, b, b2);
            a3 = V.MultiplyAdd(x3, a, a3);
            b3 = V.MultiplyAdd(x3, b, b3);
        }

        V.Store(a0, sum);
        V.Store(b0, sum + V.Count);
        V.Store(a1, sum1);
        V.Store(b1, sum1 + V.Count);
        V.Store(a2, sum2);
        V.Store(b2, sum2 + V.Count);
        V.Store(a3, sum3);
        V.Store(b3, sum3 + V.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void One(nint stride, int steps, T* pre, T* gradient, T* sum)
    {
        var a = V.Load(sum);
        for (nint s = (steps - 1) * stride; s >= 0; s -= stride) a = V.MultiplyAdd(V.Of(pre[s]), V.Load(gradient + s), a);
        V.Store(a, sum);
    }
}
