using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>
/// Lets the garbage collector know of tensors' memory. It sees a tensor as a few bytes, so that a program that leaves tensors to it would run out of
/// memory before it collects. Here is counted what the runtime allocates for a program and its backward passes; after so many bytes the next call into
/// the runtime collects.
/// </summary>
internal static class MemoryPressure
{
    /// <summary>How many collections of young objects come before each full one.</summary>
    private const int Young = 3;

    /// <summary>What a tensor takes besides its numbers.</summary>
    private const long Head = 512;

    private static long _bytes;
    private static int _collections;

    /// <summary>How many bytes may wait for a collection.</summary>
    public static long Budget { get; } = Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 64, 32L << 20, 256L << 20);

    /// <summary>Takes note of memory that a tensor has taken.</summary>
    public static void Add(long bytes) => Interlocked.Add(ref _bytes, bytes);

    /// <summary>Takes note of a tensor that a program is given.</summary>
    public static void Add(Tensor tensor) => Add(tensor.numel() * tensor.element_size() + Head);

    /// <summary>
    /// Collects, if it is time to. Called where a program calls into the runtime and none of Torch's operations is under way on its thread, since TorchSharp
    /// does not keep a tensor alive while an operation works on it.
    /// </summary>
    public static void Relieve()
    {
        if (Volatile.Read(ref _bytes) < Budget || Interlocked.Exchange(ref _bytes, 0) < Budget) return;
        if (Interlocked.Increment(ref _collections) % (Young + 1) == 0) GC.Collect(2, GCCollectionMode.Forced, blocking: false);
        else GC.Collect(1, GCCollectionMode.Forced);
    }
}
