using System.Numerics;
using System.Runtime.InteropServices;

namespace Backpropamine.Kernels;

/// <summary>Where values lie: each has a start, and a distance from step to step and from lane to lane, in bytes.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class ValuePlaces<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Tables = 4;

    private readonly nint* _start;
    private readonly nint* _perStep;
    private readonly nint* _perLane;
    private readonly nint* _memory;

    public ValuePlaces(int count)
    {
        _start = (nint*)NativeMemory.AllocZeroed((nuint)count * Tables, (nuint)sizeof(nint));
        _perStep = _start + count;
        _perLane = _start + 2 * count;
        _memory = _start + 3 * count;
    }

    /// <summary>Places of the same.</summary>
    public ValuePlaces(ValuePlaces<T> other, int count) : this(count) =>
        Buffer.MemoryCopy(other._start, _start, (long)Tables * count * sizeof(nint), (long)Tables * count * sizeof(nint));

    public T* Of(int value, long step, int lane) => (T*)(_start[value] + (nint)step * _perStep[value] + lane * _perLane[value]);

    /// <summary>From a lane's numbers to the next lane's.</summary>
    public nint PerLane(int value) => _perLane[value] / sizeof(T);

    /// <summary>Whether a value has a place.</summary>
    public bool Has(int value) => _start[value] != 0;

    public void Set(int value, T* memory, long perStep = 0, long perLane = 0)
    {
        _start[value] = _memory[value] = (nint)memory;
        (_perStep[value], _perLane[value]) = ((nint)perStep * sizeof(T), (nint)perLane * sizeof(T));
    }

    /// <summary>Lets the memory of a value begin with a step and a lane.</summary>
    public void Begin(int value, long step, int lane) => _start[value] = _memory[value] - (nint)step * _perStep[value] - lane * _perLane[value];

    /// <summary>Lets a value lie where another one does in the step after it.</summary>
    public void SetBehind(int value, int other)
    {
        _start[value] = _start[other] + _perStep[other];
        (_perStep[value], _perLane[value]) = (_perStep[other], _perLane[other]);
    }

    public void Dispose() => NativeMemory.Free(_start);
}
