using System.Runtime.InteropServices;

namespace Backpropamine.Runtime.Tests.Support;

/// <summary>
/// What is taken of the C library's memory and not freed: there lie Torch's tensors and kernels' blocks. Pages that somebody keeps for later do not count, whose number
/// depends on the processor's caches and on what ran before.
/// </summary>
internal static partial class NativeHeap
{
    /// <summary>Whether this C library tells: GNU's does since 2.33.</summary>
    public static bool IsKnown { get; } =
        OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out var library) && NativeLibrary.TryGetExport(library, "mallinfo2", out _);

    /// <summary>Bytes in use, after all that nobody can reach has been freed, and all that waited for somebody to take it over.</summary>
    public static long InUse()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        var counts = Counts();
        return (long)(counts.InHeaps + counts.InMappings);
    }

    [LibraryImport("libc.so.6", EntryPoint = "mallinfo2")]
    private static partial MallInfo Counts();

    /// <summary>The C library's struct mallinfo2.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct MallInfo
    {
        private readonly nuint _arena;
        private readonly nuint _ordblks;
        private readonly nuint _smblks;
        private readonly nuint _hblks;

        /// <summary>Bytes of blocks with pages of their own.</summary>
        public readonly nuint InMappings;
        private readonly nuint _usmblks;
        private readonly nuint _fsmblks;

        /// <summary>Bytes of all other blocks.</summary>
        public readonly nuint InHeaps;
        private readonly nuint _fordblks;
        private readonly nuint _keepcost;
    }
}

/// <summary>A test of what is freed; skipped, and said so, where the C library does not tell.</summary>
internal sealed class NativeHeapFactAttribute : FactAttribute
{
    public NativeHeapFactAttribute() => Skip = NativeHeap.IsKnown ? null : "the C library does not tell how much memory is in use (GNU's does since 2.33)";
}
