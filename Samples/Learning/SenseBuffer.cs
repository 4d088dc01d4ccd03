using static TorchSharp.torch;

namespace Backpropamine.Samples.Learning;

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

    public Tensor ToTensor(double[] values, long[] shape) =>
        type == ScalarType.Float64
            ? tensor(values, shape, device: device)
            : tensor(Array.ConvertAll(values, value => (float)value), shape, device: device);
}
