using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>x·Wᵀ + b for the lanes of one step, on packed weights. Each sum is taken in the order of the inputs, b last.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class LinearMap<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Products that are worth a call of Torch's.</summary>
    private const long Most = 1 << 18;

    /// <summary>Lanes that are computed at once: as many sums as the processor can add to without waiting.</summary>
    private const int Group = 8;

    private readonly Tensor _weight;
    private readonly Tensor? _bias;
    private readonly int _lanes;
    private readonly int _outputs;
    private readonly int _columns;
    private readonly T[] _values = [];
    private readonly T[] _memory = [];
    private readonly T* _packed;
    private readonly T* _spare;

    /// <summary>A map whose packed parameters are 0 until the first update.</summary>
    public LinearMap(TapeTerms terms, Tensor weight, Tensor? bias)
    {
        (_weight, _bias, _lanes) = (weight, bias, terms.Lanes);
        var shape = weight.shape;
        (_outputs, Inputs) = ((int)shape[0], (int)shape[1]);
        Shape = [_lanes, _outputs];
        if (shape[0] * shape[1] * Math.Max(Group, _lanes) > Most || weight.dtype != terms.Type) return;
        _columns = (_outputs + Width - 1) / Width * Width;
        _values = new T[_outputs * (Inputs + 1)];
        _memory = GC.AllocateArray<T>((Inputs + 2) * _columns, pinned: true);
        fixed (T* start = _memory) _packed = start;
        _spare = _packed + (Inputs + 1) * _columns;
    }

    /// <summary>How many numbers a lane gives.</summary>
    public int Inputs { get; }

    /// <summary>The shape of the result.</summary>
    public long[] Shape { get; }

    /// <summary>Numbers of the widest vector that there are outputs for.</summary>
    private int Width => (_outputs * sizeof(T) switch { <= 16 => 16, <= 32 => 32, _ => 64 }) / sizeof(T);

    /// <summary>Whether it is made of these parameters.</summary>
    public bool Is(Tensor weight, Tensor? bias) => ReferenceEquals(weight, _weight) && ReferenceEquals(bias, _bias);

    /// <summary>Packs the parameters again if they have changed; false where they are left to Torch.</summary>
    public bool Update()
    {
        if (_packed == null || !_weight.is_contiguous()) return false;
        var weights = _outputs * Inputs;
        var weight = new ReadOnlySpan<T>(Address.Of<T>(_weight), weights);
        var bias = _bias is null ? default : new ReadOnlySpan<T>(Address.Of<T>(_bias), _outputs);
        if (Renew(weight, _values.AsSpan(0, weights)))
        {
            for (var i = 0; i < Inputs; i++)
            {
                for (var j = 0; j < _outputs; j++) _packed[i * _columns + j] = weight[j * Inputs + i];
            }
        }

        if (Renew(bias, _values.AsSpan(weights, bias.Length))) bias.CopyTo(new Span<T>(_packed + Inputs * _columns, _outputs));
        GC.KeepAlive(_weight);
        GC.KeepAlive(_bias);
        return true;
    }

    /// <summary>All lanes, at the width that suits the number of outputs.</summary>
    public void Run(T* x, T* y)
    {
        switch (Math.Min(KernelOptions.Bits, Width * sizeof(T) * 8))
        {
            case 512: Run<Wide512<T>>(x, y); break;
            case 256: Run<Wide256<T>>(x, y); break;
            case 128: Run<Wide128<T>>(x, y); break;
            default: Run<Single<T>>(x, y); break;
        }

        GC.KeepAlive(_memory);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run<V>(T* x, T* y)
        where V : struct, IWidth<V, T>
    {
        for (var lane = 0; lane < _lanes; lane += Group)
        {
            // Beyond the last lane the last one is computed again.
            T* x0 = At(x, lane, 0), x1 = At(x, lane, 1), x2 = At(x, lane, 2), x3 = At(x, lane, 3);
            T* x4 = At(x, lane, 4), x5 = At(x, lane, 5), x6 = At(x, lane, 6), x7 = At(x, lane, 7);
            for (var j = 0; j < _outputs; j += V.Count)
            {
                V sum0 = V.Of(T.Zero), sum1 = sum0, sum2 = sum0, sum3 = sum0, sum4 = sum0, sum5 = sum0, sum6 = sum0, sum7 = sum0;
                var row = _packed + j;
                for (var i = 0; i < Inputs; i++, row += _columns)
                {
                    var weight = V.Load(row);
                    sum0 = V.MultiplyAdd(V.Of(x0[i]), weight, sum0);
                    sum1 = V.MultiplyAdd(V.Of(x1[i]), weight, sum1);
                    sum2 = V.MultiplyAdd(V.Of(x2[i]), weight, sum2);
                    sum3 = V.MultiplyAdd(V.Of(x3[i]), weight, sum3);
                    sum4 = V.MultiplyAdd(V.Of(x4[i]), weight, sum4);
                    sum5 = V.MultiplyAdd(V.Of(x5[i]), weight, sum5);
                    sum6 = V.MultiplyAdd(V.Of(x6[i]), weight, sum6);
                    sum7 = V.MultiplyAdd(V.Of(x7[i]), weight, sum7);
                }

                var bias = V.Load(row);
                Store(sum0 + bias, y, lane, j);
                Store(sum1 + bias, y, lane + 1, j);
                Store(sum2 + bias, y, lane + 2, j);
                Store(sum3 + bias, y, lane + 3, j);
                Store(sum4 + bias, y, lane + 4, j);
                Store(sum5 + bias, y, lane + 5, j);
                Store(sum6 + bias, y, lane + 6, j);
                Store(sum7 + bias, y, lane + 7, j);
            }
        }
    }

    /// <summary>A lane's numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T* At(T* x, int lane, int more) => x + (nint)Math.Min(lane + more, _lanes - 1) * Inputs;

    /// <summary>Stores as many of a lane's results from the j-th on as there are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store<V>(V results, T* y, int lane, int j)
        where V : struct, IWidth<V, T>
    {
        if (lane >= _lanes) return;
        var to = y + (nint)lane * _outputs + j;
        if (j + V.Count <= _outputs)
        {
            V.Store(results, to);
            return;
        }

        V.Store(results, _spare);
        for (var i = 0; i < _outputs - j; i++) to[i] = _spare[i];
    }

    /// <summary>Whether values have changed; they are taken over.</summary>
    private static bool Renew(ReadOnlySpan<T> now, Span<T> then)
    {
        if (MemoryMarshal.AsBytes(now).SequenceEqual(MemoryMarshal.AsBytes(then))) return false;
        now.CopyTo(then);
        return true;
    }
}
