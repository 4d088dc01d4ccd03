using Backpropamine.Runtime.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Fused;

/// <summary>Fused sequences in autograd's graph: parts of it, twice, in pieces, and what is refused.</summary>
public class AutogradTests
{
    [Fact]
    public void A_network_without_plasticity_is_refused_and_nothing_is_used_up()
    {
        using var network = new Networks.FeedForward { Execution = Execution.Fused };
        var state = network.InitialState(2);
        var error = Assert.Throws<FusionException>(() => network.Unroll(zeros(3, 2, 3), state));
        Assert.Equal(
            "FeedForward cannot run fused: it has no plastic layer. Set Execution to Execution.Auto or Execution.Reference.", error.Message);
        network.Execution = Execution.Auto;
        network.Unroll(zeros(3, 2, 3), state);
    }

    [Fact]
    public void Two_backward_passes_double_the_gradient()
    {
        using var network = new Retro(3, 5) { Execution = Execution.Fused };
        var loss = network.Unroll(randn(4, 2, 3), network.InitialState(2)).Outputs.H.sum();
        autograd.backward([loss], retain_graph: true);
        var once = network.H["alpha"].grad!.clone();
        loss.backward();
        Tensors.Close(2 * once, network.H["alpha"].grad!, 1e-6, "alpha");
    }

    [Fact]
    public void A_sequence_in_pieces_is_the_sequence()
    {
        using var network = new Retro(3, 5, dtype: float64) { Execution = Execution.Fused };
        var inputs = randn(9, 2, 3, float64);
        network.Unroll(inputs, network.InitialState(2)).State.H.Hebb.pow(2).sum().backward();
        var whole = network.H["weight_ih"].grad!.clone();
        network.zero_grad();
        var middle = network.Unroll(inputs.narrow(0, 0, 4), network.InitialState(2)).State;
        network.Unroll(inputs.narrow(0, 4, 5), middle).State.H.Hebb.pow(2).sum().backward();
        Tensors.Close(whole, network.H["weight_ih"].grad!, 1e-12, "weight_ih");
    }

    [Fact]
    public void Records_states_as_the_reference_does()
    {
        using var network = new Retro(3, 5, dtype: float64);
        var inputs = randn(9, 2, 3, float64);
        var expected = network.Unroll(inputs, network.InitialState(2), record: 4).Recorded;
        network.Execution = Execution.Fused;
        var actual = network.Unroll(inputs, network.InitialState(2), record: 4).Recorded;
        Assert.Equal(2, actual.Count);
        for (var i = 0; i < 2; i++)
        {
            Tensors.Close(expected[i].H.Hebb, actual[i].H.Hebb, 1e-12, "Hebb");
            Tensors.Close(expected[i].H.Activity, actual[i].H.Activity, 1e-12, "activity");
            Assert.False(actual[i].H.Hebb.requires_grad);
        }
    }

    [Fact]
    public void Gives_the_same_bits_on_any_number_of_threads()
    {
        using var network = new Retro(3, 33) { Execution = Execution.Fused };
        var inputs = randn(9, 11, 3);
        Tensor Gradient(int threads)
        {
            Kernels.KernelOptions.Threads = threads;
            network.zero_grad();
            network.Unroll(inputs, network.InitialState(11)).State.H.Hebb.pow(2).sum().backward();
            return network.H["alpha"].grad!.clone();
        }

        try
        {
            Tensors.Same(Gradient(1), Gradient(3), "alpha");
        }
        finally
        {
            Kernels.KernelOptions.Threads = null;
        }
    }

    [Fact]
    public void Survives_collections_between_forward_and_backward()
    {
        using var network = new Retro(3, 7) { Execution = Execution.Fused };
        for (var i = 0; i < 20; i++)
        {
            var loss = network.Unroll(randn(5, 2, 3), network.InitialState(2)).Outputs.Y.sum();
            GC.Collect();
            GC.WaitForPendingFinalizers();
            loss.backward();
            Assert.True(network.H["eta"].grad!.isfinite().all().ToBoolean());
        }
    }
}
