using System.Runtime.InteropServices;
using TorchSharp;
using static Backpropamine.Runtime.Tests.Fused.Scenario;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Fused;

/// <summary>What must not be done to a rollout's graph is an error at once, and the next call says why; of steps and of a sequence alike.</summary>
public class BackwardErrorTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_graph_that_has_been_freed(bool single)
    {
        using var network = Fused();
        var loss = Rollout(network, single);
        autograd.backward([loss], retain_graph: true);
        loss.backward();
        var error = Assert.Throws<ExternalException>(() => loss.backward());
        Assert.Contains("second time", error.Message);
        network.ThrowIfFailed();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_graph_of_inputs_alone_that_has_been_freed(bool single)
    {
        using var network = Fused();
        foreach (var parameter in network.parameters()) parameter.requires_grad_(false);
        var x = stack([Input(0), Input(1)]).requires_grad_();
        var state = network.InitialState(Lanes);
        Tensor value;
        if (single)
        {
            (_, state) = network.forward(x[0], state);
            value = network.forward(x[1], state).Output.Y;
        }
        else
        {
            value = network.Unroll(x, state).Outputs.Y;
        }

        var loss = value.sum();
        loss.backward();
        Assert.True(x.grad!.abs().sum().ToDouble() > 0);
        Assert.Contains("second time", Assert.Throws<ExternalException>(() => loss.backward()).Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_optimiser_step_in_between(bool single)
    {
        using var network = Fused();
        var loss = Rollout(network, single);
        using (no_grad())
        {
            foreach (var parameter in network.parameters()) parameter.add_(0.1);
        }

        var error = Assert.Throws<ExternalException>(() => loss.backward());
        Assert.Contains("modified by an inplace operation", error.Message);
        Assert.Null(network.H["weight_hh"].grad);
        if (single) Assert.Contains("modified by an inplace operation", Assert.Throws<FusedBackwardException>(() => network.forward(Input(0), network.InitialState(Lanes))).Message);
        _ = network.forward(Input(0), network.InitialState(Lanes));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_parameter_changed(bool single)
    {
        using var network = Fused();
        var loss = Rollout(network, single);
        using (no_grad()) network.H["eta"].add_(0.1);
        Assert.Throws<ExternalException>(() => loss.backward());
        Assert.Null(network.H["weight_hh"].grad);
        Assert.Contains("modified by an inplace operation", Assert.Throws<FusedBackwardException>(network.ThrowIfFailed).Message);
        network.ThrowIfFailed();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Parameters_replaced(bool single)
    {
        using var network = Fused();
        var loss = Rollout(network, single);
        network.to(float32);
        Assert.Throws<ExternalException>(() => loss.backward());
        var error = Assert.Throws<FusedBackwardException>(() => network.forward(Input(0).to(float32), network.InitialState(Lanes)));
        Assert.Contains("replaced", error.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_second_derivative(bool single)
    {
        using var network = Fused();
        var loss = Rollout(network, single);
        Assert.Throws<ExternalException>(() => autograd.backward([loss], retain_graph: true, create_graph: true));
        Assert.Contains("Execution.Reference", Assert.Throws<FusedBackwardException>(network.ThrowIfFailed).Message);
        loss.backward();
        Assert.NotNull(network.H["weight_hh"].grad);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_second_derivative_in_grad_gives_no_numbers_and_ends_no_process(bool single)
    {
        using var network = Fused();
        var loss = Rollout(network, single);
        var found = autograd.grad([loss], [network.H["weight_hh"]], retain_graph: true, create_graph: true);
        Assert.True(found[0].isnan().all().ToBoolean());
        Assert.Contains("Execution.Reference", Assert.Throws<FusedBackwardException>(network.ThrowIfFailed).Message);
        loss.backward();
        Assert.True(network.H["weight_hh"].grad!.isfinite().all().ToBoolean());
    }

    /// <summary>By then the compiler has put Torch's methods into those that call them.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_error_in_a_training_that_has_long_been_running(bool single)
    {
        using var network = Fused();
        for (var i = 0; i < 400; i++)
        {
            using var scope = NewDisposeScope();
            Train(Rollout(network, single));
            _ = Grad(Rollout(network, single), network.H["eta"]);
            if (i % 100 == 99) Thread.Sleep(200);
        }

        network.zero_grad();
        var (loss, other) = (Rollout(network, single), Rollout(network, single));
        using (no_grad()) network.H["eta"].add_(0.1);
        Assert.Throws<ExternalException>(() => Train(loss));
        Assert.Throws<FusedBackwardException>(network.ThrowIfFailed);
        Assert.True(Grad(other, network.H["weight_hh"]).isnan().all().ToBoolean());
        Assert.Throws<FusedBackwardException>(network.ThrowIfFailed);
    }

    [Fact]
    public void A_sequence_s_outputs_changed_in_place()
    {
        using var network = Fused();
        var outputs = network.Unroll(stack([Input(0), Input(1), Input(2)]), network.InitialState(Lanes)).Outputs;
        var loss = outputs.Modulation.sum();
        using (no_grad()) outputs.H.zero_();
        Assert.Throws<ExternalException>(() => loss.backward());
        Assert.Throws<FusedBackwardException>(network.ThrowIfFailed);
    }

    private static Retro Fused() => new(4, 6, dtype: float64) { Execution = Execution.Fused, Checkpointing = Checkpointing.Every(3) };

    private static void Train(Tensor loss) => loss.backward();

    private static Tensor Grad(Tensor loss, Tensor of) => autograd.grad([loss], [of])[0];

    /// <summary>A loss that keeps nothing of its own.</summary>
    private static Tensor Rollout(Retro network, bool single)
    {
        if (!single) return network.Unroll(stack([.. Enumerable.Range(0, 7).Select(t => Input(t))]), network.InitialState(Lanes)).Outputs.Y.sum();
        var loss = zeros([], float64);
        Steps(network, network.InitialState(Lanes), 0, 7, (_, output) => loss += output.Y.sum());
        return loss;
    }
}
