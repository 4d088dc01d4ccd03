using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Backpropamine.Training;

/// <summary>Makes the tensors of lessons.</summary>
public static class LessonTensor
{
    /// <summary>Writes numbers into a tensor that is 0 before.</summary>
    /// <param name="values">The tensor's numbers, in the order of its shape.</param>
    public delegate void Writer(Span<float> values);

    /// <summary>A tensor in memory of Torch's own, so that products have the same bits in every run.</summary>
    /// <param name="shape">Its shape.</param>
    /// <param name="device">Where it is wanted.</param>
    /// <param name="write">Writes its numbers.</param>
    public static Tensor Create(long[] shape, Device device, Writer write)
    {
        var tensor = zeros(shape);
        write(MemoryMarshal.Cast<byte, float>(tensor.bytes));
        GC.KeepAlive(tensor);
        return device.type == TorchSharp.DeviceType.CPU ? tensor : tensor.to(device);
    }
}
