using System.Runtime.InteropServices;

namespace Backpropamine.Kernels;

/// <summary>
/// Native memory in blocks aligned to 64 bytes. Some of what is given back is kept for the next who wants as much: fresh memory costs
/// a page fault for every 4 KiB, which is more than a sweep over them.
/// </summary>
internal static unsafe class Blocks
{
    private const long Kept = 64L << 20;

    private static readonly Lock _lock = new();
    private static readonly Dictionary<nuint, Stack<nint>> _free = [];
    private static long _bytes;

    public static nint Take(nuint bytes)
    {
        lock (_lock)
        {
            if (_free.TryGetValue(bytes, out var blocks) && blocks.TryPop(out var block))
            {
                _bytes -= (long)bytes;
                return block;
            }
        }

        return (nint)NativeMemory.AlignedAlloc(bytes, 64);
    }

    public static void Give(nint block, nuint bytes)
    {
        lock (_lock)
        {
            if (_bytes + (long)bytes <= Kept)
            {
                _bytes += (long)bytes;
                if (!_free.TryGetValue(bytes, out var blocks)) _free[bytes] = blocks = new Stack<nint>();
                blocks.Push(block);
                return;
            }
        }

        NativeMemory.AlignedFree((void*)block);
    }
}
