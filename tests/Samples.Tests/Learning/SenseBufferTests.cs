using Backpropamine.Samples.CueReward;
using Backpropamine.Training;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Tests.Learning;

public class SenseBufferTests
{
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void What_an_agent_senses_lies_as_Torch_lays_tensors_wherever_arrays_lie(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var senses = new SenseBuffer(new CueEnvironment(2, 5, 12, 3), type, CPU);
        for (var size = 1; size <= 100; size++)
        {
            // Arrays of many lengths move the place of the next one.
            var values = new double[size];
            Array.Fill(values, 0.1 * size);
            using var tensor = senses.ToTensor(values, [size]);
            Assert.Equal(0, Address(tensor) % 64);
            Assert.Equal(type == ScalarType.Float32 ? (float)(0.1 * size) : 0.1 * size, tensor[size - 1].to(float64).item<double>());
        }
    }

    private static long Address(Tensor tensor) => tensor.dtype == ScalarType.Float32 ? tensor.storage<float>().data_ptr() : tensor.storage<double>().data_ptr();
}
