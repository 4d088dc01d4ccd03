using System.Runtime.InteropServices;

namespace Backpropamine.Kernels;

/// <summary>
/// The C library's heap, where Torch's tensors lie. GNU's gives its end back to the system as soon as more is free there than twice the largest
/// block that was freed so far, and a pass that takes the same memory again pays a fault for every page of it.
/// </summary>
internal static unsafe class Heap
{
    /// <summary>The largest block that counts, less its own head: 32 MiB.</summary>
    private const nuint Largest = (32 << 20) - (16 << 10);

    private static int _isKept;

    /// <summary>Frees one block of that size, once; nothing ever touches it. From then on the heap keeps up to 64 MiB at its end.</summary>
    public static void Keep()
    {
        if (Interlocked.Exchange(ref _isKept, 1) == 0) NativeMemory.Free(NativeMemory.Alloc(Largest));
    }
}
