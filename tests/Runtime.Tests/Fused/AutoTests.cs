using Backpropamine.Runtime.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Fused;

/// <summary><see cref="Execution.Auto"/> is fused where that serves, and the reference, without a word, where it does not.</summary>
public class AutoTests
{
    [Fact]
    public void Is_the_default() => Assert.Equal(Execution.Auto, new Retro(3, 5).Execution);

    [Fact]
    public void Is_fused_in_float32()
    {
        using var network = new Retro(3, 16);
        var inputs = randn(9, 2, 3);
        Tensors.Same(Hebb(network, inputs, Execution.Fused), Hebb(network, inputs, Execution.Auto), "Hebb");
        var loss = network.Unroll(inputs, network.InitialState(2)).Outputs.H.sum();
        _ = autograd.grad([loss], [network.H["alpha"]], create_graph: true, allow_unused: true);
        Assert.Contains("Execution.Reference", Assert.Throws<FusedBackwardException>(() => network.Unroll(inputs, network.InitialState(2))).Message);
    }

    [Fact]
    public void Is_the_reference_in_float64_and_differentiable_twice()
    {
        using var network = new Retro(3, 5, dtype: float64);
        var inputs = randn(4, 2, 3, float64);
        Tensors.Same(Hebb(network, inputs, Execution.Reference), Hebb(network, inputs, Execution.Auto), "Hebb");
        var loss = network.Unroll(inputs, network.InitialState(2)).Outputs.H.pow(2).sum();
        var gradient = autograd.grad([loss], [network.H["alpha"]], retain_graph: true, create_graph: true)[0];
        gradient.pow(2).sum().backward();
        Assert.True(network.H["weight_hh"].grad!.norm().ToDouble() > 0);
    }

    [Fact]
    public void Is_the_reference_on_another_device()
    {
        using var network = new Retro(3, 5, device: META);
        Assert.Equal([4, 2, 5], network.Unroll(zeros(4, 2, 3, device: META), network.InitialState(2)).Outputs.H.shape);
        network.Execution = Execution.Fused;
        var error = Assert.Throws<FusionException>(() => network.Unroll(zeros(4, 2, 3, device: META), network.InitialState(2)));
        Assert.Equal("Retro cannot run fused: it is on meta, and fused kernels run on the CPU. Set Execution to Execution.Auto or Execution.Reference.", error.Message);
    }

    private static Tensor Hebb(Retro network, Tensor inputs, Execution execution)
    {
        network.Execution = execution;
        return network.Unroll(inputs, network.InitialState(2)).State.H.Hebb.detach();
    }
}
