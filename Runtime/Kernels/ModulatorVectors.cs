using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backpropamine.Kernels;

/// <summary>A modulator's weights and its fan-out's, in padded rows; beyond the last neuron m is 0.</summary>
/// <typeparam name="V">The width.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class ModulatorVectors<V, T>
    where V : struct, IWidth<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Frame<T> _frame;
    private readonly T* _fanOutBias;
    private readonly T* _last;

    public ModulatorVectors(Frame<T> frame, Memory<T> memory)
    {
        _frame = frame;
        Weight = Padded(frame.ModulatorWeight);
        FanOut = Padded(frame.FanOutWeight);
        _fanOutBias = Padded(frame.FanOutBias);
        _last = memory.Zeros(V.Count);
        if (Weight != null) new Span<T>(Weight + frame.Neurons, frame.Columns - frame.Neurons).Clear();

        T* Padded(T* row)
        {
            if (row == null) return null;
            var padded = memory.Take(frame.Columns);
            Padding<T>.Row(row, padded, frame.Neurons, frame.Columns);
            return padded;
        }
    }

    /// <summary>m, or null if M is given.</summary>
    public T* Weight { get; }

    /// <summary>f, or null.</summary>
    public T* FanOut { get; }

    /// <summary>M(t) from the activity that it reads.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T Value(T* source)
    {
        var sum = V.Of(T.Zero);
        var j = 0;
        for (; j <= _frame.Neurons - V.Count; j += V.Count) sum = V.MultiplyAdd(V.Load(Weight + j), V.Load(source + j), sum);
        if (j < _frame.Neurons)
        {
            // Beyond the last neuron its activity is repeated, which may be infinite: 0 times that would be no number.
            new ReadOnlySpan<T>(source + j, _frame.Neurons - j).CopyTo(new Span<T>(_last, _frame.Neurons - j));
            sum = V.MultiplyAdd(V.Load(Weight + j), V.Load(_last), sum);
        }

        return Single<T>.Sum(Curves<Single<T>, T>.Value(_frame.Cell.ModulatorActivation, Single<T>.Of(V.Sum(sum) + *_frame.ModulatorBias)));
    }

    /// <summary>What multiplies the change, column by column: M, or its fan-out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Rate(T modulation, int from, int to, T* rate)
    {
        var m = V.Of(modulation);
        for (var j = from; j < to; j += V.Count)
        {
            var value = FanOut == null ? m : V.Load(FanOut + j) * m;
            V.Store(_fanOutBias == null ? value : value + V.Load(_fanOutBias + j), rate + j);
        }
    }
}
