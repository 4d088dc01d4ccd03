using System.Runtime.InteropServices;
using Backpropamine.Runtime.Tests.Fused;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Networks;

/// <summary>Sequences whose steps are made again from checkpoints, where they are not one fused cell: the same as without any.</summary>
public class CheckpointingTests
{
    private const int Steps = 11;
    private const int Lanes = 3;

    public static TheoryData<Execution, int> Ways { get; } = new()
    {
        { Execution.Reference, 2 },
        { Execution.Reference, 4 },
        { Execution.Fused, 1 },
        { Execution.Fused, 3 },
        { Execution.Fused, 10 },
        { Execution.Fused, 50 },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Outputs_states_and_all_gradients(Execution execution, int spacing) => Same(execution, spacing, (network, found) =>
    {
        var (x, modulation, start) = (Input().requires_grad_(), rand(Steps, Lanes, 1, float64).requires_grad_(), network.InitialState(Lanes));
        var hebb = (0.1 * randn(Lanes, 5, 5, float64)).requires_grad_();
        start.H.Hebb = hebb;
        var reset = zeros(Steps, Lanes);
        reset[6, 1] = 1;
        var rollout = network.Unroll(x, start, reset, record: 4, modulation: modulation);
        Assert.Equal(2, rollout.Recorded.Count);
        found.AddRange(rollout.Recorded.SelectMany(state => state.Parts));
        found.AddRange([rollout.Outputs.Y, rollout.Outputs.H, rollout.State.G.Hebb, rollout.State.H.Activity]);
        (Weigh(rollout.Outputs.Y) + Weigh(rollout.State.G.Hebb) + Weigh(rollout.State.H.Eligibility)).backward();
        found.AddRange([x.grad!, modulation.grad!, hebb.grad!]);
    });

    [Fact]
    public void A_loss_on_some_outputs_and_twice_backward() => Same(Execution.Fused, 3, (network, found) =>
    {
        var rollout = network.Unroll(Input(), network.InitialState(Lanes));
        var loss = Weigh(rollout.Outputs.HModulation[5]) + Weigh(rollout.Outputs.Y[2]);
        autograd.backward([loss], retain_graph: true);
        loss.backward();
    });

    [Fact]
    public void Gradients_of_one_parameter_alone() => Same(Execution.Fused, 4, (network, found) =>
    {
        network.G["alpha"].requires_grad_(false);
        var rollout = network.Unroll(Input(), network.InitialState(Lanes));
        found.AddRange(autograd.grad([Weigh(rollout.Outputs.Y)], [network.H["alpha"]]));
    });

    [Fact]
    public void Switches_that_are_set_afterwards_do_not_count() => Same(Execution.Fused, 3, (network, found) =>
    {
        var loss = Weigh(network.Unroll(Input(), network.InitialState(Lanes)).Outputs.Y);
        (network.Plasticity, network.Execution) = (Plasticity.Off, Execution.Reference);
        loss.backward();
        Assert.Equal(Plasticity.Off, network.Plasticity);
        Assert.Equal(Execution.Reference, network.Execution);
    });

    [Fact]
    public void Sequences_one_after_another() => Same(Execution.Fused, 3, (network, found) =>
    {
        var first = network.Unroll(Input(), network.InitialState(Lanes));
        var second = network.Unroll(Input(), first.State);
        (Weigh(first.Outputs.Y) + Weigh(second.Outputs.Y)).backward();
    });

    [Fact]
    public void Lanes_that_draw_numbers_where_they_start_anew()
    {
        using var scope = NewDisposeScope();
        var found = new List<double>();
        foreach (var checkpointing in (Checkpointing[])[Checkpointing.None, Checkpointing.Every(2)])
        {
            manual_seed(3);
            using var network = new DrawnStart(dtype: float64) { Checkpointing = checkpointing };
            var x = randn(6, Lanes, 3, float64);
            var start = network.InitialState(Lanes);
            manual_seed(4);
            network.Unroll(x, start, ones(6, Lanes)).Outputs.Y.sum().backward();
            found.Add(network.A["alpha"].grad!.abs().sum().ToDouble());
        }

        Assert.Equal(found[0], found[1], 1e-12);
    }

    [Fact]
    public void A_parameter_that_changes_before_the_backward_pass()
    {
        using var scope = NewDisposeScope();
        using var network = new TwoPlastic(dtype: float64) { Execution = Execution.Fused, Checkpointing = Checkpointing.Every(3) };
        var loss = Weigh(network.Unroll(Input(), network.InitialState(Lanes)).Outputs.Y);
        using (no_grad()) network.G["eta"].add_(0.1);
        Assert.Throws<ExternalException>(() => loss.backward());
        Assert.Contains("modified by an inplace operation", Assert.Throws<FusedBackwardException>(network.ThrowIfFailed).Message);
    }

    [Fact]
    public void Second_derivatives_are_refused()
    {
        using var scope = NewDisposeScope();
        using var network = new TwoPlastic(dtype: float64) { Execution = Execution.Reference, Checkpointing = Checkpointing.Every(3) };
        var loss = Weigh(network.Unroll(Input(), network.InitialState(Lanes)).Outputs.Y);
        Assert.Throws<ExternalException>(() => autograd.backward([loss], create_graph: true));
        Assert.Contains("differentiated once", Assert.Throws<FusedBackwardException>(network.ThrowIfFailed).Message);
    }

    private static void Same(Execution execution, int spacing, Action<TwoPlastic, List<Tensor>> use)
    {
        using var scope = NewDisposeScope();
        var expected = Found(execution, Checkpointing.None, use);
        var found = Found(execution, Checkpointing.Every(spacing), use);
        Assert.Equal(expected.Count, found.Count);
        Assert.All(expected.Zip(found), pair => Assert.True(pair.First.allclose(pair.Second, 1e-11, 1e-13)));
    }

    private static List<Tensor> Found(Execution execution, Checkpointing checkpointing, Action<TwoPlastic, List<Tensor>> use)
    {
        manual_seed(7);
        using var network = new TwoPlastic(dtype: float64) { Execution = execution, Checkpointing = checkpointing };
        var found = new List<Tensor>();
        use(network, found);
        found.AddRange(network.parameters().Select(parameter => parameter.grad?.clone() ?? zeros_like(parameter)));
        return [.. found.Select(tensor => tensor.detach())];
    }

    private static Tensor Input() => randn(Steps, Lanes, 3, float64);

    private static Tensor Weigh(Tensor tensor) => (tensor + 0.5 * tensor * tensor).sum();
}

/// <summary>Two plastic layers; Hebb of the first starts at random.</summary>
[Network]
public sealed partial class DrawnStart
{
    [Input(3)] public partial Signal X { get; }
    [Recurrent(4), Plastic(HebbInitial = Initial.Normal, HebbScale = 0.25)] public partial Layer A { get; }
    [Recurrent(4), Plastic] public partial Layer B { get; }
    [Readout(2)] public partial Layer Y { get; }

    [Theory]
    [InlineData(Execution.Reference)]
    [InlineData(Execution.Auto)]
    public void A_module_whose_backward_pass_fails_throws_and_the_network_goes_on(Execution execution)
    {
        using var module = new Broken();
        using var network = new Looped(module) { Execution = execution, Checkpointing = Checkpointing.Every(2) };
        var loss = network.Unroll(randn(6, 2, 3), network.InitialState(2)).Outputs.Y.sum();
        Assert.ThrowsAny<Exception>(() => loss.backward());
        var said = Assert.Throws<FusedBackwardException>(network.ThrowIfFailed);
        Assert.Contains("modified by an inplace operation", said.ToString(), StringComparison.Ordinal);

        module.IsBroken = false;
        network.zero_grad();
        network.Unroll(randn(6, 2, 3), network.InitialState(2)).Outputs.Y.sum().backward();
        Assert.True(network.Low["weight_ih"].grad!.norm().ToDouble() > 0);
    }

    [Fact]
    public void A_backward_pass_does_not_change_the_switches_that_others_see()
    {
        var seen = new List<Plasticity>();
        using var module = new Broken { IsBroken = false };
        using var network = new Looped(module) { Execution = Execution.Reference, Checkpointing = Checkpointing.Every(2) };
        var loss = network.Unroll(randn(6, 2, 3), network.InitialState(2)).Outputs.Y.sum();
        network.Plasticity = Plasticity.Off;
        module.Called = () => seen.Add(network.Plasticity);
        loss.backward();
        Assert.NotEmpty(seen);
        Assert.All(seen, plasticity => Assert.Equal(Plasticity.Off, plasticity));
    }
}
