using System.Numerics;
using System.Runtime.InteropServices;

namespace Backpropamine.Kernels;

/// <summary>Working memory: aligned to 64 bytes, freed together.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class Memory<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<nint> _blocks = [];

    /// <summary>Numbers whose values are not defined: NaN while <see cref="KernelOptions.Poison"/>.</summary>
    public T* Take(long count)
    {
        var block = NativeMemory.AlignedAlloc((nuint)Math.Max(1, count) * (nuint)sizeof(T), 64);
        lock (_blocks) _blocks.Add((nint)block);
        if (KernelOptions.Poison) Fill((T*)block, count, T.NaN);
        return (T*)block;
    }

    /// <summary>Zeros.</summary>
    public T* Zeros(long count)
    {
        var block = Take(count);
        Fill(block, count, T.Zero);
        return block;
    }

    public static void Fill(T* to, long count, T value)
    {
        for (var i = 0L; i < count; i++) to[i] = value;
    }

    public void Dispose()
    {
        foreach (var block in _blocks) NativeMemory.AlignedFree((void*)block);
        _blocks.Clear();
    }
}
