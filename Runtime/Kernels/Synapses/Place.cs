using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Backpropamine.Kernels;

/// <summary>A place in memory: each value has an address, and the place an index. A method keeps its copy in registers.</summary>
/// <typeparam name="V">The width.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="values">The address of every value.</param>
/// <param name="rows">Presynaptic neurons.</param>
/// <param name="columns">Postsynaptic neurons.</param>
/// <param name="from">The first column, or neuron.</param>
/// <param name="to">Whole vectors from there, where the last ends.</param>
internal unsafe struct Place<V, T>(nint* values, nint rows, nint columns, nint from, nint to) : IPlace<V>
    where V : struct, IWidth<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How far ahead is fetched: further than the processor looks by itself, which is up to the end of a page.</summary>
    private const int Ahead = 4096;

    /// <summary>Bytes that are worth fetching for.</summary>
    private const int FewestBytes = 32;

    private readonly nint* _values = values;
    private readonly nint _rows = rows;
    private readonly nint _rowBytes = columns * sizeof(T);
    private readonly nint _before = from - V.Count;
    private readonly nint _to = to;
    private nint _row = -1;
    private nint _rowStart = -columns * sizeof(T);
    private nint _column = from - V.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool NextRow()
    {
        _rowStart += _rowBytes;
        _column = _before;
        return ++_row < _rows;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next() => (_column += V.Count) < _to;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly V Lane(int value) => V.Of(*(T*)_values[value]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly V Row(int value) => V.Of(((T*)_values[value])[_row]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly nint Neurons(int value) => _values[value];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly nint Connections(int value) => _values[value] + _rowStart;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly V Load(nint from) => V.Load((T*)from + _column);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly V Stream(nint from)
    {
        Fetch(from);
        return Load(from);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(nint to, V numbers) => V.Store(numbers, (T*)to + _column);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Stream(nint to, V numbers)
    {
        Fetch(to);
        Store(to, numbers);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void AddToLane(int value, V numbers) => *(T*)_values[value] += V.Sum(numbers);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void AddToRow(int value, V numbers) => ((T*)_values[value])[_row] += V.Sum(numbers);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Fetch(nint numbers)
    {
        if (Sse.IsSupported && V.Count * sizeof(T) >= FewestBytes) Sse.Prefetch0((byte*)((T*)numbers + _column) + Ahead);
    }
}
