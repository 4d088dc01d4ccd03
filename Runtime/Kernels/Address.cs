using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>Where tensors lie in memory.</summary>
internal static unsafe class Address
{
    /// <summary>Where a contiguous tensor lies; the caller keeps it alive.</summary>
    public static T* Of<T>(Tensor tensor)
        where T : unmanaged
    {
        if (tensor.numel() * sizeof(T) <= int.MaxValue)
        {
            fixed (byte* start = tensor.bytes) return (T*)start;
        }

        using var flat = tensor.reshape(-1);
        using var first = flat.narrow(0, 0, 1);
        fixed (byte* start = first.bytes) return (T*)start;
    }
}
