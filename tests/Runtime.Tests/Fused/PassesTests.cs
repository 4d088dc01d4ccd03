using System.Runtime.InteropServices;
using Backpropamine.Runtime.Tests.Support;
using TorchSharp;
using static Backpropamine.Runtime.Tests.Fused.Scenario;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Fused;

/// <summary>Several backward passes over the steps of one rollout, at once or one within another.</summary>
public class PassesTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Two_threads_go_backward_over_one_rollout(bool single)
    {
        using var network = Fused();
        var (early, late) = Rollout(network, single);
        var weight = network.H["weight_hh"];
        Tensor[] expected = [Gradient(early, weight), Gradient(late, weight)];
        OnThreads(2, thread =>
        {
            for (var i = 0; i < 200; i++) Tensors.Same(expected[thread], Gradient(thread == 0 ? early : late, weight), $"thread {thread}");
        });
    }

    [Fact]
    public void Two_threads_add_their_gradients_up()
    {
        using var network = Fused();
        var (early, late) = Rollout(network, single: true);
        Tensor[] losses = [early, late];
        OnThreads(2, thread => autograd.backward([losses[thread]], retain_graph: true));
        var found = network.H["alpha"].grad!.clone();
        Tensors.Close(Gradient(early, network.H["alpha"]) + Gradient(late, network.H["alpha"]), found, 1e-14, "alpha");
    }

    [Fact]
    public void Steps_go_on_while_another_thread_goes_backward()
    {
        using var network = Fused();
        var loss = zeros([], float64);
        var state = Steps(network, network.InitialState(Lanes), 0, 5, (_, output) => loss += Weigh(output.Y));
        state.DetachFromDisposeScope();
        var weight = network.H["weight_hh"];
        var expected = Gradient(loss, weight);
        var tape = state.Fused!.Tape;
        OnThreads(2, thread =>
        {
            if (thread == 0) state = Steps(network, state, 5, 300);
            else Assert.All(Enumerable.Range(0, 100), _ => Tensors.Same(expected, Gradient(loss, weight), "weight_hh"));
        });
        Assert.Same(tape, state.Fused!.Tape);
        Assert.Equal(305, tape.Steps);
    }

    [Fact]
    public void One_thread_s_error_is_not_the_other_s()
    {
        using var network = Fused();
        var (early, late) = Rollout(network, single: true);
        var weight = network.H["weight_hh"];
        var expected = Gradient(late, weight);
        OnThreads(2, thread =>
        {
            for (var i = 0; i < 50; i++)
            {
                if (thread == 1) Tensors.Same(expected, Gradient(late, weight), "weight_hh");
                else Assert.Throws<ExternalException>(() => autograd.backward([early], retain_graph: true, create_graph: true));
            }
        });
        Assert.Throws<FusedBackwardException>(network.ThrowIfFailed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_user_s_function_goes_backward_over_the_same_steps_in_its_own_backward_pass(bool whole) => Check(network =>
    {
        var found = new List<Tensor>();
        var (loss, inner) = (zeros([], float64), zeros([], float64));
        var state = Steps(network, network.InitialState(Lanes), 0, 4, (_, output) => inner += Weigh(output.Y));
        (var output, state) = network.forward(Input(4), state);
        var (early, weight) = (inner, network.H["weight_hh"]);
        var again = Torch.Node.Identity(output.H.mean([1], keepdim: true), (_, given) =>
        {
            if (whole) autograd.backward([early], retain_graph: true);
            else found.Add(autograd.grad([early], [weight], retain_graph: true)[0]);
            return [given[0]!.clone()];
        });
        (output, state) = network.forward(Input(5) + again, state);
        loss += Weigh(output.Y);
        Steps(network, state, 6, 3, (_, later) => loss += Weigh(later.Y));
        loss.backward();
        return found;
    });

    [Fact]
    public void Gradients_of_a_late_input_alone_are_asked_for_many_times() => Check(network =>
    {
        var (loss, x) = (zeros([], float64), Input(3, wanted: true));
        var state = Steps(network, network.InitialState(Lanes), 0, 3, (_, output) => loss += Weigh(output.Y));
        (_, state) = network.forward(x, state);
        Steps(network, state, 4, 3, (_, output) => loss += Weigh(output.Y));
        var found = Enumerable.Range(0, 5).Select(_ => autograd.grad([loss], [x], retain_graph: true)[0]).ToList();
        loss.backward();
        return [.. found, x.grad!];
    });

    [Fact]
    public void A_parameter_is_no_longer_trained_in_the_middle_of_a_rollout() => Check(network =>
    {
        var loss = zeros([], float64);
        var state = Steps(network, network.InitialState(Lanes), 0, 3, (_, output) => loss += Weigh(output.Y));
        network.H["alpha"].requires_grad_(false);
        Steps(network, state, 3, 3, (_, output) => loss += Weigh(output.Y));
        loss.backward();
        network.H["alpha"].requires_grad_(true);
        return [loss];
    });

    [Fact]
    public void A_parameter_is_trained_from_the_middle_of_a_rollout_on() => Check(network =>
    {
        var loss = zeros([], float64);
        network.H["alpha"].requires_grad_(false);
        var state = Steps(network, network.InitialState(Lanes), 0, 3, (_, output) => loss += Weigh(output.Y));
        network.H["alpha"].requires_grad_(true);
        Steps(network, state, 3, 3, (_, output) => loss += Weigh(output.Y));
        loss.backward();
        return [loss];
    });

    [Fact]
    public void A_pass_that_failed_leaves_the_next_one_alone()
    {
        using var network = new TwoPlastic(dtype: float64) { Execution = Execution.Fused };
        var rollout = network.Unroll(randn(3, 2, 3, float64), network.InitialState(2));
        var loss = rollout.Outputs.Y.sum();
        Assert.Throws<ExternalException>(() => autograd.backward([loss], retain_graph: true, create_graph: true));
        network.zero_grad();
        loss.backward();
        Assert.True(network.H["weight_hh"].grad!.isfinite().all().ToBoolean());
        Assert.Throws<FusedBackwardException>(network.ThrowIfFailed);
    }

    private static Retro Fused() => new(4, 6, dtype: float64) { Execution = Execution.Fused, Checkpointing = Checkpointing.Every(3) };

    /// <summary>A loss of the first steps and one of all.</summary>
    private static (Tensor Early, Tensor Late) Rollout(Retro network, bool single)
    {
        var (early, late) = (zeros([], float64), zeros([], float64));
        var state = network.InitialState(Lanes);
        if (!single)
        {
            (var first, state) = network.Unroll(stack([Input(0), Input(1), Input(2)]), state);
            return (Weigh(first.Y), Weigh(network.Unroll(stack([Input(3), Input(4), Input(5), Input(6)]), state).Outputs.Y));
        }

        Steps(network, state, 0, 9, (t, output) =>
        {
            if (t < 4) early += Weigh(output.Y);
            late += Weigh(output.H);
        });
        return (early, late);
    }

    private static Tensor Gradient(Tensor loss, Tensor of) => autograd.grad([loss], [of], retain_graph: true)[0];

    private static void OnThreads(int count, Action<int> action)
    {
        var errors = new Exception?[count];
        var threads = Enumerable.Range(0, count).Select(i => new Thread(() => errors[i] = Record.Exception(() =>
        {
            using var scope = NewDisposeScope();
            action(i);
        }))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.All(errors, Assert.Null);
    }
}
