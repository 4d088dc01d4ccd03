using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.Training;

/// <summary>Turns an environment's senses into tensors of a network's type and device.</summary>
internal sealed class SenseBuffer(IEnvironment environment, ScalarType type, Device device)
{
    private readonly double[] _senses = new double[environment.Lanes * environment.Senses];
    private readonly long[] _shape = [environment.Lanes, environment.Senses];

    public Device Device => device;

    /// <summary>What the agents sense now, [B, Senses].</summary>
    public Tensor Read()
    {
        environment.Observe(_senses);
        return ToTensor(_senses, _shape);
    }

    /// <summary>
    /// A copy of numbers in memory of Torch's own, which always begins at a multiple of 64 bytes. <c>torch.tensor(array)</c> would use the array's
    /// memory, wherever the garbage collector has put it. On some processors MKL chooses its code by the address of what it multiplies, so
    /// the last bits of a run would depend on where the collector put the arrays, and a resumed run would differ from one in a piece.
    /// </summary>
    public Tensor ToTensor(double[] values, long[] shape)
    {
        var copy = empty(shape, type);
        if (type == ScalarType.Float64)
            values.CopyTo(MemoryMarshal.Cast<byte, double>(copy.bytes));
        else
            Round(values, MemoryMarshal.Cast<byte, float>(copy.bytes));
        GC.KeepAlive(copy);
        return device.type == DeviceType.CPU ? copy : copy.to(device);
    }

    private static void Round(double[] values, Span<float> to)
    {
        for (var i = 0; i < values.Length; i++)
            to[i] = (float)values[i];
    }
}
