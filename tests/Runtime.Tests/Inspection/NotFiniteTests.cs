using Backpropamine.Runtime.Tests.Fused;
using Backpropamine.Runtime.Tests.Networks;
using Backpropamine.Runtime.Tests.Support;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Inspection;

/// <summary>The first value that is not finite.</summary>
public class NotFiniteTests
{
    private const int Lanes = 2;

    [Fact]
    public void Hebb_grows_beyond_all_numbers()
    {
        using var scope = NewDisposeScope();
        using var network = Still(new Exploding());
        var state = network.InitialState(Lanes);
        state.Hidden.Hebb = At(1, 2, 3, 1);
        var found = network.FindNotFinite(zeros(70, Lanes, 3), state)!;
        Assert.Equal((63L, "hidden.hebb", double.PositiveInfinity, false), (found.Step, found.Name, found.Value, found.IsGradient));
        Assert.Equal([1, 2, 3], found.Place);
        Assert.Equal(Math.Pow(4, 63), found.Before);
        Assert.Equal(
            "step 63: hidden.hebb in lane 1 (pre 2, post 3) is Infinity; one step earlier it was 8.507E+37; "
            + "largest magnitudes of the lane then: Hidden 0, Y 0, hidden.activity 0, hidden.hebb 8.507E+37",
            found.ToString());
    }

    [Fact]
    public void The_step_after_finds_it_in_the_activity_if_the_state_was_broken() =>
        Assert.Equal("before the first step: hidden.hebb in lane 0 (pre 1, post 0) is NaN", Of(new Exploding(), state => state.Hidden.Hebb = At(0, 1, 0, double.NaN)).ToString());

    [Fact]
    public void An_input_is_no_number()
    {
        using var scope = NewDisposeScope();
        using var network = new Forager();
        var x = zeros(9, Lanes, 6);
        x[5, 1, 4] = double.NaN;
        Assert.Equal("step 5: Senses in lane 1, neuron 4, is NaN", network.FindNotFinite(x, network.InitialState(Lanes))!.ToString());
    }

    [Fact]
    public void M_is_infinite_where_it_is_given()
    {
        using var scope = NewDisposeScope();
        using var network = new Forager();
        var m = ones(9, Lanes, 1);
        m[4, 0, 0] = double.NegativeInfinity;
        Assert.Equal("step 4: modulation in lane 0, neuron 0, is -Infinity", network.FindNotFinite(randn(9, Lanes, 6), network.InitialState(Lanes), modulation: m)!.ToString());
    }

    [Fact]
    public void A_parameter_is_no_number() => Assert.Equal("hidden.alpha[3, 2] is NaN", Of(new Exploding(), change: network =>
    {
        using var mode = no_grad();
        network.Hidden["alpha"][3, 2] = double.NaN;
    }).ToString());

    [Fact]
    public void Nothing_is_found_where_all_is_finite()
    {
        using var scope = NewDisposeScope();
        foreach (var execution in Enum.GetValues<Execution>())
        {
            using var network = new Forager(dtype: float64) { Execution = execution };
            var x = randn(5, Lanes, 6, dtype: float64);
            Assert.Null(network.FindNotFinite(x, network.InitialState(Lanes), loss: output => output.Policy.pow(2).sum() + output.Modulation.sum()));
            Assert.Equal(execution, network.Execution);
        }
    }

    [Fact]
    public void Lanes_that_start_anew_stay_finite()
    {
        using var scope = NewDisposeScope();
        using var network = Still(new Exploding());
        var (state, reset) = (network.InitialState(Lanes), zeros(70, Lanes));
        state.Hidden.Hebb = At(1, 2, 3, 1);
        reset[40, 1] = 1;
        Assert.Null(network.FindNotFinite(zeros(70, Lanes, 3), state, reset));
    }

    [Fact]
    public void The_state_and_its_graph_go_on_afterwards()
    {
        using var scope = NewDisposeScope();
        using var network = new Forager();
        var x = randn(6, Lanes, 6);
        Tensor Gradient(bool looks)
        {
            network.zero_grad();
            var state = network.InitialState(Lanes);
            for (var t = 0; t < 6; t++)
            {
                (var output, state) = network.forward(x[t], state);
                if (looks && t == 3) Assert.Null(network.FindNotFinite(x, state, loss: outputs => outputs.Policy.sum()));
                if (t == 5) output.Policy.pow(2).sum().backward();
            }

            return network.Hidden["alpha"].grad!.clone();
        }

        Tensors.Same(Gradient(false), Gradient(true), "the gradient of alpha");
    }

    [Fact]
    public void The_first_gradient_on_the_way_back()
    {
        using var scope = NewDisposeScope();
        using var network = Still(new Exploding());
        var found = network.FindNotFinite(zeros(6, Lanes, 3), network.InitialState(Lanes), loss: output => output.Y[2].abs().sqrt().sum() + output.Y.sum())!;
        Assert.True(found.IsGradient);
        Assert.Equal((2L, "Y", 1.0), (found.Step, found.Name, found.Before));
        Assert.StartsWith("step 2: the gradient of Y in lane 0, neuron 0, is NaN; one step later it was 1; largest", found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_gradient_of_a_parameter_alone()
    {
        using var scope = NewDisposeScope();
        using var network = new Rooting();
        var earlier = ones_like(network.Y["bias"]);
        network.Y["bias"].grad = earlier;
        var found = network.FindNotFinite(ones(4, Lanes, 3), network.InitialState(Lanes), loss: output => output.Y.pow(2).sum())!;
        Assert.StartsWith("the gradient of hidden.share[0] is ", found.ToString(), StringComparison.Ordinal);
        Assert.Null(network.Hidden["share"].grad);
        Tensors.Same(earlier, network.Y["bias"].grad!, "the gradient from before");
    }

    [Fact]
    public void The_loss_itself()
    {
        using var scope = NewDisposeScope();
        using var network = Still(new Exploding());
        Assert.Equal("the loss is -Infinity", network.FindNotFinite(zeros(2, Lanes, 3), network.InitialState(Lanes), loss: output => output.Y.abs().sum().log())!.ToString());
    }

    [Fact]
    public void A_network_with_several_inputs()
    {
        using var scope = NewDisposeScope();
        using var network = new Classifier(3, 4);
        var (images, labels) = (randn(5, Lanes, 3), zeros(5, Lanes, 4));
        labels[3, 1, 2] = double.PositiveInfinity;
        var found = network.FindNotFinite(5, network.InitialState(Lanes), (t, state) => network.forward(images[t], labels[t], state))!;
        Assert.StartsWith("step 3: Class in lane 1, neuron 0, is NaN; one step earlier", found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Networks_without_plasticity_or_state()
    {
        using var scope = NewDisposeScope();
        using var plain = new Plain(3, 4);
        using var forward = new FeedForward();
        using var cells = new PlainCells(3, 4);
        var x = ones(3, Lanes, 3);
        x[1, 0, 0] = double.NaN;
        Assert.Equal(1, plain.FindNotFinite(x, plain.InitialState(Lanes))!.Step);
        Assert.Equal(1, forward.FindNotFinite(x, forward.InitialState(Lanes))!.Step);
        Assert.Equal(1, cells.FindNotFinite(x, cells.InitialState(Lanes))!.Step);
    }

    [Fact]
    public void A_state_that_was_used_and_tensors_that_do_not_fit()
    {
        using var scope = NewDisposeScope();
        using var network = new Exploding();
        var state = network.InitialState(Lanes);
        state.Dispose();
        Assert.Throws<StateUsedException>(() => network.FindNotFinite(zeros(2, Lanes, 3), state));
        Assert.Throws<NetworkArgumentException>(() => network.FindNotFinite(zeros(2, Lanes, 4), network.InitialState(Lanes)));
        Assert.Throws<NetworkArgumentException>(() => network.FindNotFinite(zeros(2, Lanes, 3), network.InitialState(Lanes), reset: zeros(3, Lanes)));
        Assert.Throws<NetworkArgumentException>(() => network.FindNotFinite(zeros(0, Lanes, 3), network.InitialState(Lanes)));
    }

    [Fact]
    public void Two_threads_with_one_network()
    {
        using var network = Still(new Exploding());
        Parallel.For(0, 4, lane =>
        {
            using var scope = NewDisposeScope();
            var state = network.InitialState(Lanes);
            state.Hidden.Hebb = At(lane % 2, lane, 0, 1);
            Assert.Equal([lane % 2, lane, 0], network.FindNotFinite(zeros(70, Lanes, 3), state)!.Place);
        });
        Assert.Equal(Execution.Auto, network.Execution);
    }

    private static NotFinite Of(Exploding network, Action<Exploding.State>? start = null, Action<Exploding>? change = null)
    {
        using var scope = NewDisposeScope();
        var state = network.InitialState(Lanes);
        start?.Invoke(state);
        change?.Invoke(network);
        return network.FindNotFinite(zeros(4, Lanes, 3), state)!;
    }

    /// <summary>A network whose parameters are 0, so that all activities are.</summary>
    private static Exploding Still(Exploding network)
    {
        using var mode = no_grad();
        foreach (var parameter in network.parameters()) parameter.zero_();
        return network;
    }

    private static Tensor At(int lane, int pre, int post, double value)
    {
        var hebb = zeros(Lanes, 4, 4);
        hebb[lane, pre, post] = value;
        return hebb;
    }
}
