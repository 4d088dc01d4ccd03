using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backpropamine.Kernels;

/// <summary>
/// y = x·W, or y += x·W, of some lanes at once: what is loaded of W serves four of them. W has a row for each number of x, padded to whole vectors.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="Weight">W.</param>
/// <param name="Inputs">Numbers of x.</param>
/// <param name="Columns">Numbers of y, padded to whole vectors.</param>
/// <param name="Adds">Whether it is added to y.</param>
internal readonly unsafe record struct SharedProduct<T>(nint Weight, int Inputs, int Columns, bool Adds)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Whole = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>Computes it.</summary>
    /// <param name="x">x of the first lane.</param>
    /// <param name="xLane">From one lane's x to the next.</param>
    /// <param name="y">y of the first lane.</param>
    /// <param name="yLane">From one lane's y to the next.</param>
    /// <param name="lanes">How many lanes.</param>
    public void Run(T* x, nint xLane, T* y, nint yLane, int lanes)
    {
        switch (KernelOptions.Bits)
        {
            case 512: Run<Wide512<T>>(x, xLane, y, yLane, lanes); break;
            case 256: Run<Wide256<T>>(x, xLane, y, yLane, lanes); break;
            case 128: Run<Wide128<T>>(x, xLane, y, yLane, lanes); break;
            default: Run<Single<T>>(x, xLane, y, yLane, lanes); break;
        }
    }

    private void Run<V>(T* x, nint xLane, T* y, nint yLane, int lanes)
        where V : struct, IWidth<V, T>
    {
        var lane = 0;
        for (; lane + 4 <= lanes; lane += 4) Four<V>(x + lane * xLane, xLane, y + lane * yLane, yLane);
        for (; lane + 2 <= lanes; lane += 2) Two<V>(x + lane * xLane, xLane, y + lane * yLane, yLane);
        for (; lane < lanes; lane++) One<V>(x + lane * xLane, y + lane * yLane);
    }

    /// <summary>Four lanes, two vectors of each at a time.</summary>
    [MethodImpl(Whole)]
    private void Four<V>(T* x, nint xLane, T* y, nint yLane)
        where V : struct, IWidth<V, T>
    {
        var (inputs, columns) = (Inputs, Columns);
        T* x1 = x + xLane, x2 = x1 + xLane, x3 = x2 + xLane;
        var j = 0;
        for (; j + 2 * V.Count <= columns; j += 2 * V.Count)
        {
            V sum00 = V.Of(T.Zero), sum01 = sum00, sum10 = sum00, sum11 = sum00, sum20 = sum00, sum21 = sum00, sum30 = sum00, sum31 = sum00;
            var row = (T*)Weight + j;
            for (var i = 0; i < inputs; i++, row += columns)
            {
                V left = V.Load(row), right = V.Load(row + V.Count);
                V one = V.Of(x[i]), two = V.Of(x1[i]), three = V.Of(x2[i]), four = V.Of(x3[i]);
                sum00 = V.MultiplyAdd(one, left, sum00);
                sum01 = V.MultiplyAdd(one, right, sum01);
                sum10 = V.MultiplyAdd(two, left, sum10);
                sum11 = V.MultiplyAdd(two, right, sum11);
                sum20 = V.MultiplyAdd(three, left, sum20);
                sum21 = V.MultiplyAdd(three, right, sum21);
                sum30 = V.MultiplyAdd(four, left, sum30);
                sum31 = V.MultiplyAdd(four, right, sum31);
            }

            var to = y + j;
            Give(sum00, to);
            Give(sum01, to + V.Count);
            Give(sum10, to + yLane);
            Give(sum11, to + yLane + V.Count);
            Give(sum20, to + 2 * yLane);
            Give(sum21, to + 2 * yLane + V.Count);
            Give(sum30, to + 3 * yLane);
            Give(sum31, to + 3 * yLane + V.Count);
        }

        for (; j < columns; j += V.Count)
        {
            V sum0 = V.Of(T.Zero), sum1 = sum0, sum2 = sum0, sum3 = sum0;
            var row = (T*)Weight + j;
            for (var i = 0; i < inputs; i++, row += columns)
            {
                var weights = V.Load(row);
                sum0 = V.MultiplyAdd(V.Of(x[i]), weights, sum0);
                sum1 = V.MultiplyAdd(V.Of(x1[i]), weights, sum1);
                sum2 = V.MultiplyAdd(V.Of(x2[i]), weights, sum2);
                sum3 = V.MultiplyAdd(V.Of(x3[i]), weights, sum3);
            }

            var to = y + j;
            Give(sum0, to);
            Give(sum1, to + yLane);
            Give(sum2, to + 2 * yLane);
            Give(sum3, to + 3 * yLane);
        }
    }

    /// <summary>Two lanes, four vectors of each at a time.</summary>
    [MethodImpl(Whole)]
    private void Two<V>(T* x, nint xLane, T* y, nint yLane)
        where V : struct, IWidth<V, T>
    {
        var (inputs, columns) = (Inputs, Columns);
        var other = x + xLane;
        var j = 0;
        for (; j + 4 * V.Count <= columns; j += 4 * V.Count)
        {
            V sum00 = V.Of(T.Zero), sum01 = sum00, sum02 = sum00, sum03 = sum00, sum10 = sum00, sum11 = sum00, sum12 = sum00, sum13 = sum00;
            var row = (T*)Weight + j;
            for (var i = 0; i < inputs; i++, row += columns)
            {
                V one = V.Of(x[i]), two = V.Of(other[i]);
                V weights0 = V.Load(row), weights1 = V.Load(row + V.Count), weights2 = V.Load(row + 2 * V.Count), weights3 = V.Load(row + 3 * V.Count);
                sum00 = V.MultiplyAdd(one, weights0, sum00);
                sum01 = V.MultiplyAdd(one, weights1, sum01);
                sum02 = V.MultiplyAdd(one, weights2, sum02);
                sum03 = V.MultiplyAdd(one, weights3, sum03);
                sum10 = V.MultiplyAdd(two, weights0, sum10);
                sum11 = V.MultiplyAdd(two, weights1, sum11);
                sum12 = V.MultiplyAdd(two, weights2, sum12);
                sum13 = V.MultiplyAdd(two, weights3, sum13);
            }

            var to = y + j;
            Give(sum00, to);
            Give(sum01, to + V.Count);
            Give(sum02, to + 2 * V.Count);
            Give(sum03, to + 3 * V.Count);
            Give(sum10, to + yLane);
            Give(sum11, to + yLane + V.Count);
            Give(sum12, to + yLane + 2 * V.Count);
            Give(sum13, to + yLane + 3 * V.Count);
        }

        for (; j < columns; j += V.Count)
        {
            V sum0 = V.Of(T.Zero), sum1 = sum0;
            var row = (T*)Weight + j;
            for (var i = 0; i < inputs; i++, row += columns)
            {
                var weights = V.Load(row);
                sum0 = V.MultiplyAdd(V.Of(x[i]), weights, sum0);
                sum1 = V.MultiplyAdd(V.Of(other[i]), weights, sum1);
            }

            Give(sum0, y + j);
            Give(sum1, y + yLane + j);
        }
    }

    /// <summary>One lane, four vectors at a time. Each sum is taken in the same order as with four lanes.</summary>
    [MethodImpl(Whole)]
    private void One<V>(T* x, T* y)
        where V : struct, IWidth<V, T>
    {
        var (inputs, columns) = (Inputs, Columns);
        var j = 0;
        for (; j + 4 * V.Count <= columns; j += 4 * V.Count)
        {
            V sum0 = V.Of(T.Zero), sum1 = sum0, sum2 = sum0, sum3 = sum0;
            var row = (T*)Weight + j;
            for (var i = 0; i < inputs; i++, row += columns)
            {
                var one = V.Of(x[i]);
                sum0 = V.MultiplyAdd(one, V.Load(row), sum0);
                sum1 = V.MultiplyAdd(one, V.Load(row + V.Count), sum1);
                sum2 = V.MultiplyAdd(one, V.Load(row + 2 * V.Count), sum2);
                sum3 = V.MultiplyAdd(one, V.Load(row + 3 * V.Count), sum3);
            }

            Give(sum0, y + j);
            Give(sum1, y + j + V.Count);
            Give(sum2, y + j + 2 * V.Count);
            Give(sum3, y + j + 3 * V.Count);
        }

        for (; j < columns; j += V.Count)
        {
            var sum = V.Of(T.Zero);
            var row = (T*)Weight + j;
            for (var i = 0; i < inputs; i++, row += columns) sum = V.MultiplyAdd(V.Of(x[i]), V.Load(row), sum);
            Give(sum, y + j);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Give<V>(V sum, T* to)
        where V : struct, IWidth<V, T> => V.Store(Adds ? V.Load(to) + sum : sum, to);
}
