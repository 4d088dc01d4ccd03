using System.Globalization;
using System.Runtime.InteropServices;
using Backpropamine.Kernels;

namespace Backpropamine.Runtime.Tests.Fused;

/// <summary>Memory that tensors were freed from is there for the next ones.</summary>
public unsafe class HeapTests
{
    private const int Blocks = 20;
    private const int Bytes = 1 << 20;
    private const int Page = 4096;
    private const int Threads = 8;

    [Fact]
    public void What_was_freed_is_not_faulted_in_again()
    {
        if (!OperatingSystem.IsLinux()) return;
        Heap.Keep();
        Assert.InRange(FaultsAgain().Min(), 0, Blocks * Bytes / Page / 10);
    }

    /// <summary>
    /// Of threads that live at once, each with a heap of its own: the C library gives the heap of a thread that has ended to the next one. These heaps
    /// come in pieces of 64 MiB, and one that happens to be at the end of a piece gives back the next.
    /// </summary>
    private static long[] FaultsAgain()
    {
        var faults = new long[Threads];
        using var barrier = new Barrier(Threads);
        var threads = Enumerable.Range(0, Threads).Select(i => new Thread(() =>
        {
            TakeAndFree();
            barrier.SignalAndWait();
            var before = Faults();
            TakeAndFree();
            faults[i] = Faults() - before;
            barrier.SignalAndWait();
        })).ToList();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        return faults;
    }

    private static void TakeAndFree()
    {
        var blocks = new void*[Blocks];
        for (var i = 0; i < Blocks; i++)
        {
            blocks[i] = NativeMemory.Alloc(Bytes);
            NativeMemory.Fill(blocks[i], Bytes, 1);
        }

        for (var i = Blocks - 1; i >= 0; i--) NativeMemory.Free(blocks[i]);
    }

    /// <summary>Pages of this thread that were not there: the tenth entry, after the program's name in parentheses.</summary>
    private static long Faults()
    {
        var text = File.ReadAllText("/proc/thread-self/stat");
        return long.Parse(text[(text.LastIndexOf(')') + 2)..].Split(' ')[7], CultureInfo.InvariantCulture);
    }
}
