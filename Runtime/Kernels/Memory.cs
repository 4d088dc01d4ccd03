using System.Numerics;

namespace Backpropamine.Kernels;

/// <summary>Working memory: aligned to 64 bytes, given back together.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class Memory<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const nuint Small = 4096;
    private const nuint Shared = 16 * Small;

    private readonly List<(nint Block, nuint Bytes)> _blocks = [];
    private nint _next;
    private nuint _left;

    /// <summary>Numbers whose values are not defined: NaN while <see cref="KernelOptions.Poison"/>.</summary>
    public T* Take(long count)
    {
        var bytes = ((nuint)Math.Max(1, count) * (nuint)sizeof(T) + 63) / 64 * 64;
        nint block;
        lock (_blocks) block = bytes > Small ? New(bytes) : Part(bytes);
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
        for (; count > 0; count -= int.MaxValue, to += int.MaxValue) new Span<T>(to, (int)Math.Min(count, int.MaxValue)).Fill(value);
    }

    public void Dispose()
    {
        foreach (var (block, bytes) in _blocks) Blocks.Give(block, bytes);
        _blocks.Clear();
        _left = 0;
    }

    /// <summary>A part of a block that small ones share.</summary>
    private nint Part(nuint bytes)
    {
        if (_left < bytes) (_next, _left) = (New(Shared), Shared);
        var part = _next;
        _next += (nint)bytes;
        _left -= bytes;
        return part;
    }

    private nint New(nuint bytes)
    {
        var block = Blocks.Take(bytes);
        _blocks.Add((block, bytes));
        return block;
    }
}
