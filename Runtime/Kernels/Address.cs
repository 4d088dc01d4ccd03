using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>Where tensors lie in memory.</summary>
internal static unsafe class Address
{
    /// <summary>Where a contiguous tensor on the CPU lies; the caller keeps it alive.</summary>
    public static T* Of<T>(Tensor tensor)
        where T : unmanaged
    {
        if (!tensor.is_contiguous()) throw new InvalidOperationException("only a contiguous tensor lies in one piece.");
        return (T*)NativeTorch.Data(tensor.Handle);
    }
}
