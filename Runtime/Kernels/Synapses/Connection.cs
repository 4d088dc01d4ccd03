using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backpropamine.Kernels;

/// <summary>A place in memory: each value has an address, and the place an index.</summary>
/// <typeparam name="V">The width.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal unsafe struct Connection<V, T> : IConnection<V>
    where V : struct, IWidth<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The address of every value.</summary>
    public nint* Values;

    /// <summary>The presynaptic neuron.</summary>
    public nint I;

    /// <summary>The first of the postsynaptic neurons.</summary>
    public nint J;

    /// <summary>The first of the connections, in a matrix.</summary>
    public nint At;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly V Lane(int value) => V.Of(*(T*)Values[value]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly V Row(int value) => V.Of(((T*)Values[value])[I]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly V Column(int value) => V.Load((T*)Values[value] + J);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly V Matrix(int value) => V.Load((T*)Values[value] + At);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void SetMatrix(int value, V numbers) => V.Store(numbers, (T*)Values[value] + At);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void SetColumn(int value, V numbers) => V.Store(numbers, (T*)Values[value] + J);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void AddMatrix(int value, V numbers) => Add((T*)Values[value] + At, numbers);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void AddColumn(int value, V numbers) => Add((T*)Values[value] + J, numbers);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void AddSum(int value, V numbers) => Add((T*)Values[value], numbers);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(T* to, V numbers) => V.Store(V.Load(to) + numbers, to);
}
