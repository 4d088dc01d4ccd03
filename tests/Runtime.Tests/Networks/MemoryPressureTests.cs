using Backpropamine.Runtime.Tests.Fused;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Networks;

/// <summary>Programs that leave their tensors to the garbage collector.</summary>
public class MemoryPressureTests
{
    private const int Lanes = 16, Neurons = 256;
    private const long Matrices = 4L * Lanes * Neurons * Neurons;

    [Theory]
    [InlineData(Execution.Fused)]
    [InlineData(Execution.Reference)]
    public void Hebb_that_is_read_at_every_step_and_never_disposed_of_does_not_fill_the_memory(Execution execution)
    {
        using var mode = no_grad();
        using var network = new Retro(4, Neurons) { Execution = execution };
        var read = new List<WeakReference>();
        var state = network.InitialState(Lanes);
        while (read.Count * Matrices < 6 * MemoryPressure.Budget)
        {
            (_, state) = network.forward(zeros(Lanes, 4), state);
            read.Add(new WeakReference(state.H.Hebb));
        }

        Assert.InRange(read.Count(tensor => tensor.IsAlive) * Matrices, 0, 3 * MemoryPressure.Budget);
        Assert.True(state.H.Hebb.isfinite().all().item<bool>());
    }
}
