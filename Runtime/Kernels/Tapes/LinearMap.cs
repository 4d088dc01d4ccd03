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

    private readonly Tensor _weight;
    private readonly Tensor? _bias;
    private readonly int _lanes;
    private readonly int _outputs;
    private readonly int _columns;
    private readonly T[] _values = [];
    private readonly T[] _memory = [];
    private readonly T* _packed;
    private readonly T* _spare;

    /// <summary>A map that is not packed yet.</summary>
    public LinearMap(TapeTerms terms, Tensor weight, Tensor? bias)
    {
        (_weight, _bias, _lanes) = (weight, bias, terms.Lanes);
        var shape = weight.shape;
        (_outputs, Inputs) = ((int)shape[0], (int)shape[1]);
        Shape = [_lanes, _outputs];
        if (shape[0] * shape[1] * _lanes > Most || weight.dtype != terms.Type) return;
        _columns = Padding<T>.Of(_outputs);
        _values = new T[_outputs * (Inputs + 1)];
        _values.AsSpan().Fill(T.NaN);
        _memory = GC.AllocateArray<T>((Inputs + 2) * _columns, pinned: true);
        fixed (T* start = _memory) _packed = start;
        _spare = _packed + (Inputs + 1) * _columns;
    }

    /// <summary>How many numbers a lane gives.</summary>
    public int Inputs { get; }

    /// <summary>The shape of the result.</summary>
    public long[] Shape { get; }

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
        var fitting = _outputs * sizeof(T) switch { <= 16 => 128, <= 32 => 256, _ => 512 };
        switch (Math.Min(KernelOptions.Bits, fitting))
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
        var lane = 0;
        for (; lane + 4 <= _lanes; lane += 4, x += 4 * Inputs, y += 4 * _outputs)
        {
            T* x1 = x + Inputs, x2 = x1 + Inputs, x3 = x2 + Inputs;
            for (var j = 0; j < _outputs; j += V.Count)
            {
                V sum0 = V.Of(T.Zero), sum1 = sum0, sum2 = sum0, sum3 = sum0;
                var row = _packed + j;
                for (var i = 0; i < Inputs; i++, row += _columns)
                {
                    var weight = V.Load(row);
                    sum0 = V.MultiplyAdd(V.Of(x[i]), weight, sum0);
                    sum1 = V.MultiplyAdd(V.Of(x1[i]), weight, sum1);
                    sum2 = V.MultiplyAdd(V.Of(x2[i]), weight, sum2);
                    sum3 = V.MultiplyAdd(V.Of(x3[i]), weight, sum3);
                }

                var bias = V.Load(row);
                Store(sum0 + bias, y + j, j);
                Store(sum1 + bias, y + _outputs + j, j);
                Store(sum2 + bias, y + 2 * _outputs + j, j);
                Store(sum3 + bias, y + 3 * _outputs + j, j);
            }
        }

        for (; lane < _lanes; lane++, x += Inputs, y += _outputs)
        {
            for (var j = 0; j < _outputs; j += V.Count)
            {
                var sum = V.Of(T.Zero);
                var row = _packed + j;
                for (var i = 0; i < Inputs; i++, row += _columns) sum = V.MultiplyAdd(V.Of(x[i]), V.Load(row), sum);
                Store(sum + V.Load(row), y + j, j);
            }
        }
    }

    /// <summary>Stores as many of a row's results from the j-th on as there are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store<V>(V results, T* to, int j)
        where V : struct, IWidth<V, T>
    {
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
