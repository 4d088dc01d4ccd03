using System.Runtime.InteropServices;

namespace Backpropamine;

/// <summary>Memory for what ranks send, which is kept from one call to the next.</summary>
internal sealed unsafe class Scratch : IDisposable
{
    private const nuint Alignment = 64;
    private void* _memory;
    private long _bytes;

    /// <summary>Memory for some bytes; what was in it may be lost.</summary>
    /// <param name="bytes">How many.</param>
    public byte* Take(long bytes)
    {
        if (bytes > _bytes)
        {
            Dispose();
            _memory = NativeMemory.AlignedAlloc((nuint)bytes, Alignment);
            _bytes = bytes;
        }
        return (byte*)_memory;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(_memory);
        _memory = null;
        _bytes = 0;
    }
}
