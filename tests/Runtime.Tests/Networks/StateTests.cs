using Backpropamine.Runtime.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Networks;

/// <summary>A state is linear, can be forked, cut, moved, read and set.</summary>
public class StateTests
{
    [Fact]
    public void Starts_at_zero_with_the_shapes_of_its_layers()
    {
        using var net = new Forager();
        using var state = net.InitialState(3);
        Assert.Equal(["hidden.activity", "hidden.hebb", "hidden.eligibility"], state.Names);
        Assert.Equal([3, 7], state.Hidden.Activity.shape);
        Assert.Equal([3, 7, 7], state.Hidden.Eligibility.shape);
        Assert.Equal(0, state.Hidden.Hebb.abs().sum().ToSingle());
    }

    [Fact]
    public void Is_used_up_by_the_step_that_advances_it()
    {
        using var net = new Forager();
        var state = net.InitialState(2);
        net.forward(zeros(2, 6), state);
        var error = Assert.Throws<StateUsedException>(() => net.forward(zeros(2, 6), state));
        Assert.Contains("Fork()", error.Message);
    }

    [Fact]
    public void Survives_a_step_that_was_refused()
    {
        using var net = new Forager();
        var state = net.InitialState(2);
        Assert.Throws<NetworkArgumentException>(() => net.forward(zeros(2, 5), state));
        net.forward(zeros(2, 6), state);
    }

    [Fact]
    public void A_fork_advances_by_itself_and_keeps_the_history()
    {
        using var net = new Forager();
        var (_, state) = net.forward(rand(2, 6), net.InitialState(2));
        var fork = state.Fork();
        var (a, _) = net.forward(ones(2, 6), state);
        var (b, after) = net.forward(ones(2, 6), fork);
        Tensors.Same(a.Policy, b.Policy, "policy");
        after.Hidden.Eligibility.sum().backward();
        Assert.NotNull(net.Hidden["weight_ih"].grad);
    }

    [Fact]
    public void Detach_cuts_all_parts()
    {
        using var net = new Forager();
        var (_, state) = net.forward(rand(2, 6), net.InitialState(2));
        Assert.True(state.Hidden.Eligibility.requires_grad);
        var cut = state.Detach();
        Assert.False(cut.Hidden.Activity.requires_grad || cut.Hidden.Hebb.requires_grad || cut.Hidden.Eligibility.requires_grad);
        Assert.Throws<StateUsedException>(() => state.Hidden.Hebb);
    }

    [Fact]
    public void A_read_outlives_the_state()
    {
        using var net = new Forager();
        var state = net.InitialState(2);
        var hebb = state.Hidden.Hebb;
        net.forward(rand(2, 6), state);
        Assert.Equal(0, hebb.sum().ToSingle());
    }

    [Fact]
    public void Gradients_flow_into_and_out_of_a_value_that_was_set()
    {
        using var net = new Forager();
        var state = net.InitialState(2);
        var hebb = (0.1f * randn(2, 7, 7)).requires_grad_();
        state.Hidden.Activity = randn(2, 7);
        state.Hidden.Hebb = hebb;
        var (_, next) = net.forward(rand(2, 6), state);
        next.Hidden.Hebb.sum().backward();
        Assert.True(hebb.grad!.abs().sum().ToSingle() > 0);
    }

    [Fact]
    public void A_value_that_does_not_fit_is_refused()
    {
        using var net = new Forager();
        var state = net.InitialState(2);
        var shape = Assert.Throws<NetworkArgumentException>(() => state.Hidden.Hebb = zeros(2, 7, 6));
        Assert.Equal("hidden.hebb must have shape [2, 7, 7], but it has [2, 7, 6].", shape.Message);
        var type = Assert.Throws<NetworkArgumentException>(() => state.Hidden.Hebb = zeros(2, 7, 7, float64));
        Assert.Equal("hidden.hebb must be Float32, but it is Float64; convert it with .to(Float32).", type.Message);
    }

    [Fact]
    public void Moves_to_another_dtype()
    {
        using var net = new Forager();
        var moved = net.InitialState(2).To(dtype: float64);
        net.to(float64);
        var (output, _) = net.forward(zeros(2, 6, float64), moved);
        Assert.Equal(float64, output.Policy.dtype);
    }

    [Fact]
    public void Reset_clears_only_the_marked_lanes()
    {
        using var net = new Forager();
        var (_, state) = net.forward(rand(3, 6), net.InitialState(3));
        var before = state.Hidden.Activity;
        var after = state.Reset(tensor(new float[] { 0, 1, 0 })).Hidden.Activity;
        Assert.Equal(0, after.select(0, 1).abs().sum().ToSingle());
        Tensors.Same(before.select(0, 2), after.select(0, 2), "lane 2");
    }

    [Fact]
    public void Reset_frees_a_lane_of_what_is_not_a_number()
    {
        using var net = new Forager();
        var state = net.InitialState(2);
        state.Hidden.Hebb = full(new long[] { 2, 7, 7 }, float.NaN);
        var hebb = state.Reset(tensor(new float[] { 0, 1 })).Hidden.Hebb;
        Assert.Equal(0, hebb.select(0, 1).abs().sum().ToSingle());
        Assert.True(hebb.select(0, 0).isnan().all().item<bool>());
    }

    [Fact]
    public void A_batch_has_at_least_one_lane()
    {
        using var net = new Forager();
        Assert.Throws<NetworkArgumentException>(() => net.InitialState(0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_read_out_that_throws_leaves_no_state_that_is_a_step_ahead(bool trains)
    {
        using var mode = set_grad_enabled(trains);
        using var net = new Forager();
        var (_, state) = net.forward(randn(2, 6), net.InitialState(2));
        net.Policy["weight"].Dispose();
        Assert.ThrowsAny<Exception>(() => net.forward(randn(2, 6), state));
        Assert.Throws<StateUsedException>(() => state.Hidden.Hebb);
    }
}
