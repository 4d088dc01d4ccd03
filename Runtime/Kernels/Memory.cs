using System.Numerics;

namespace Backpropamine.Kernels;

/// <summary>Working memory: aligned to 64 bytes, given back together.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class Memory<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<(nint Block, nuint Bytes)> _blocks = [];

    /// <summary>Numbers whose values are not defined: NaN while <see cref="KernelOptions.Poison"/>.</summary>
    public T* Take(long count)
    {
        var bytes = ((nuint)Math.Max(1, count) * (nuint)sizeof(T) + 63) / 64 * 64;
        var block = Blocks.Take(bytes);
        lock (_blocks) _blocks.Add((block, bytes));
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
    }
}
