using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backpropamine.Kernels;

/// <summary>x·W of one lane, and its adjoint. W has rows padded to whole vectors, one for each number of x.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal static unsafe class SharedProduct<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>y = x·W.</summary>
    public static void Forward(T* x, T* weight, T* y, int inputs, int columns)
    {
        switch (KernelOptions.Bits)
        {
            case 512: Forward<Wide512<T>>(x, weight, y, inputs, columns); break;
            case 256: Forward<Wide256<T>>(x, weight, y, inputs, columns); break;
            case 128: Forward<Wide128<T>>(x, weight, y, inputs, columns); break;
            default: Forward<Single<T>>(x, weight, y, inputs, columns); break;
        }
    }

    /// <summary>gX += gY·Wᵀ.</summary>
    public static void Adjoint(T* gX, T* weight, T* gY, int inputs, int columns)
    {
        switch (KernelOptions.Bits)
        {
            case 512: Adjoint<Wide512<T>>(gX, weight, gY, inputs, columns); break;
            case 256: Adjoint<Wide256<T>>(gX, weight, gY, inputs, columns); break;
            case 128: Adjoint<Wide128<T>>(gX, weight, gY, inputs, columns); break;
            default: Adjoint<Single<T>>(gX, weight, gY, inputs, columns); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Forward<V>(T* x, T* weight, T* y, int inputs, int columns)
        where V : struct, IWidth<V, T>
    {
        var j = 0;
        for (; j + 4 * V.Count <= columns; j += 4 * V.Count)
        {
            V sum0 = V.Of(T.Zero), sum1 = sum0, sum2 = sum0, sum3 = sum0;
            var row = weight + j;
            for (var i = 0; i < inputs; i++, row += columns)
            {
                var one = V.Of(x[i]);
                sum0 = V.MultiplyAdd(one, V.Load(row), sum0);
                sum1 = V.MultiplyAdd(one, V.Load(row + V.Count), sum1);
                sum2 = V.MultiplyAdd(one, V.Load(row + 2 * V.Count), sum2);
                sum3 = V.MultiplyAdd(one, V.Load(row + 3 * V.Count), sum3);
            }

            V.Store(sum0, y + j);
            V.Store(sum1, y + j + V.Count);
            V.Store(sum2, y + j + 2 * V.Count);
            V.Store(sum3, y + j + 3 * V.Count);
        }

        for (; j < columns; j += V.Count)
        {
            var sum = V.Of(T.Zero);
            var row = weight + j;
            for (var i = 0; i < inputs; i++, row += columns) sum = V.MultiplyAdd(V.Of(x[i]), V.Load(row), sum);
            V.Store(sum, y + j);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Adjoint<V>(T* gX, T* weight, T* gY, int inputs, int columns)
        where V : struct, IWidth<V, T>
    {
        var i = 0;
        for (; i + 4 <= inputs; i += 4)
        {
            V sum0 = V.Of(T.Zero), sum1 = sum0, sum2 = sum0, sum3 = sum0;
            T* row0 = weight + (nint)i * columns, row1 = row0 + columns, row2 = row1 + columns, row3 = row2 + columns;
            for (var j = 0; j < columns; j += V.Count)
            {
                var g = V.Load(gY + j);
                sum0 = V.MultiplyAdd(g, V.Load(row0 + j), sum0);
                sum1 = V.MultiplyAdd(g, V.Load(row1 + j), sum1);
                sum2 = V.MultiplyAdd(g, V.Load(row2 + j), sum2);
                sum3 = V.MultiplyAdd(g, V.Load(row3 + j), sum3);
            }

            gX[i] += V.Sum(sum0);
            gX[i + 1] += V.Sum(sum1);
            gX[i + 2] += V.Sum(sum2);
            gX[i + 3] += V.Sum(sum3);
        }

        for (; i < inputs; i++)
        {
            var sum = V.Of(T.Zero);
            var row = weight + (nint)i * columns;
            for (var j = 0; j < columns; j += V.Count) sum = V.MultiplyAdd(V.Load(gY + j), V.Load(row + j), sum);
            gX[i] += V.Sum(sum);
        }
    }
}
