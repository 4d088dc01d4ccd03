using System.Numerics;
using System.Runtime.InteropServices;

namespace Backpropamine.Kernels;

/// <summary>Where values lie: each has a start, and a distance from step to step and from lane to lane, in bytes.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class ValuePlaces<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly nint* _start;
    private readonly nint* _perStep;
    private readonly nint* _perLane;
    private readonly nint* _first;

    public ValuePlaces(int count)
    {
        _start = (nint*)NativeMemory.AllocZeroed((nuint)count * 4, (nuint)sizeof(nint));
        _perStep = _start + count;
        _perLane = _start + 2 * count;
        _first = _start + 3 * count;
    }

    /// <summary>Places of the same.</summary>
    public ValuePlaces(ValuePlaces<T> other, int count) : this(count) =>
        Buffer.MemoryCopy(other._start, _start, 4L * count * sizeof(nint), 4L * count * sizeof(nint));

    public T* Of(int value, long step, int lane) => (T*)(_start[value] + (nint)step * _perStep[value] + lane * _perLane[value]);

    /// <summary>Whether a value has a place.</summary>
    public bool Has(int value) => _start[value] != 0;

    public void Set(int value, T* start, long perStep = 0, long perLane = 0) =>
        (_start[value], _perStep[value], _perLane[value]) = ((nint)start, (nint)perStep * sizeof(T), (nint)perLane * sizeof(T));

    /// <summary>Lets the place of a value begin with a step.</summary>
    /// <param name="value">The value.</param>
    /// <param name="step">The step.</param>
    /// <param name="perStep">From one step to the next.</param>
    public void SetFirst(int value, long step, long perStep)
    {
        var origin = _start[value] + _first[value] * _perStep[value];
        (_first[value], _perStep[value]) = ((nint)step, (nint)perStep * sizeof(T));
        _start[value] = origin - _first[value] * _perStep[value];
    }

    /// <summary>Lets a value lie where another one does in the step after it.</summary>
    public void SetBehind(int value, int other) => (_start[value], _perStep[value], _perLane[value]) = (_start[other] + _perStep[other], _perStep[other], _perLane[other]);

    public void Dispose() => NativeMemory.Free(_start);
}
