using System.Runtime.InteropServices;

namespace Backpropamine.Kernels;

/// <summary>Native memory in blocks aligned to 64 bytes.</summary>
internal static unsafe class Blocks
{
    private static readonly Idle<nint> _idle = new(block => NativeMemory.AlignedFree((void*)block));

    public static nint Take(nuint bytes) =>
        _idle.TryTake((long)bytes, out var block) ? block : (nint)NativeMemory.AlignedAlloc(bytes, 64);

    public static void Give(nint block, nuint bytes) => _idle.Give(block, (long)bytes);
}
