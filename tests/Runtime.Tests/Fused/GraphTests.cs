using static Backpropamine.Runtime.Tests.Fused.Scenario;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Fused;

/// <summary>Single fused steps in autograd's graph, however they are used: all equal to the reference.</summary>
public class GraphTests
{
    [Fact]
    public void A_loss_on_one_step_in_the_middle() => Check(network =>
    {
        Tensor loss = zeros(1, float64);
        Steps(network, network.InitialState(Lanes), 0, 11, (t, output) =>
        {
            if (t is 4 or 7) loss = loss + Weigh(output.Y) + (t == 7 ? Weigh(output.Modulation) : 0);
        });
        loss.backward();
        return [loss];
    });

    [Fact]
    public void Every_step_has_a_loss_of_its_own_backward() => Check(network =>
    {
        var losses = new List<Tensor>();
        Steps(network, network.InitialState(Lanes), 0, 5, (_, output) => losses.Add(Weigh(output.H)));
        foreach (var loss in losses) autograd.backward([loss], retain_graph: true);
        return losses;
    });

    [Fact]
    public void The_state_is_read_between_steps() => Check(network =>
    {
        var state = Steps(network, network.InitialState(Lanes), 0, 4);
        var loss = Weigh(state.H.Hebb) + Weigh(state.H.Eligibility);
        state = Steps(network, state, 4, 3);
        loss += Weigh(state.H.Activity) + Weigh(state.H.Hebb.pow(2)) + Weigh(state.H.Hebb);
        state = Steps(network, state, 7, 2, (_, output) => loss += Weigh(output.Y));
        loss.backward();
        return [loss, state.H.Hebb];
    });

    [Fact]
    public void Only_a_state_in_the_middle_has_a_loss() => Check(network =>
    {
        var state = Steps(network, network.InitialState(Lanes), 0, 7);
        var hebb = state.H.Hebb;
        Steps(network, state, 7, 5);
        Weigh(hebb).backward();
        return [hebb];
    });

    [Fact]
    public void Two_forks_go_on_and_a_third_is_dropped() => Check(network =>
    {
        var state = Steps(network, network.InitialState(Lanes), 0, 5);
        var (second, third) = (state.Fork(), state.Fork());
        Tensor loss = zeros(1, float64);
        Steps(network, state, 5, 4, (_, output) => loss = loss + Weigh(output.Y));
        var end = Steps(network, second, 20, 5);
        Steps(network, third, 40, 3);
        loss = loss + Weigh(end.H.Hebb);
        loss.backward();
        return [loss];
    });

    [Fact]
    public void Detached_midway() => Check(network =>
    {
        var state = Steps(network, network.InitialState(Lanes), 0, 5).Detach();
        Tensor loss = zeros(1, float64);
        state = Steps(network, state, 5, 4, (_, output) => loss = loss + Weigh(output.Y));
        (loss + Weigh(state.H.Hebb)).backward();
        return [loss];
    });

    [Fact]
    public void Parameters_change_where_the_rollout_is_detached() => Check(network =>
    {
        var state = network.InitialState(Lanes);
        var losses = new List<Tensor>();
        for (var part = 0; part < 3; part++)
        {
            Tensor loss = zeros(1, float64);
            state = Steps(network, state, part * 4, 4, (_, output) => loss = loss + Weigh(output.Y));
            network.zero_grad();
            loss.backward();
            losses.Add(loss);
            using (no_grad())
            {
                foreach (var parameter in network.parameters()) parameter.sub_(0.05 * parameter.grad!);
            }

            state = state.Detach();
        }

        return losses;
    });

    [Fact]
    public void Two_passes_over_different_parts_of_one_graph() => Check(network =>
    {
        Tensor early = zeros(1, float64), late = zeros(1, float64);
        Steps(network, network.InitialState(Lanes), 0, 10, (t, output) =>
        {
            if (t < 4) early = early + Weigh(output.Y);
            else late = late + Weigh(output.H);
        });
        autograd.backward([early], retain_graph: true);
        autograd.backward([late], retain_graph: true);
        (early + late).backward();
        return [early, late];
    });

    [Fact]
    public void Gradients_of_a_few_tensors_only() => Check(network =>
    {
        var x = Input(3, wanted: true);
        var state = network.InitialState(Lanes);
        var start = (0.1 * ones(Lanes, 6, 6, float64)).requires_grad_();
        state.H.Hebb = start;
        state = Steps(network, state, 0, 3);
        (var output, state) = network.forward(x, state);
        var loss = Weigh(output.Y);
        Steps(network, state, 4, 4, (_, later) => loss += Weigh(later.Y));
        var first = autograd.grad([loss], [x], retain_graph: true);
        var second = autograd.grad([loss], [network.H["weight_hh"], start], retain_graph: true);
        var third = autograd.grad([loss], [network.Y["bias"], x, network.H["eta"]]);
        return [.. first, .. second, .. third];
    });

    [Fact]
    public void Inputs_want_gradients_at_some_steps() => Check(network =>
    {
        var inputs = Enumerable.Range(0, 10).Select(t => Input(t, wanted: t is 2 or 3 or 8)).ToList();
        var state = network.InitialState(Lanes);
        Tensor loss = zeros(1, float64);
        foreach (var x in inputs)
        {
            (var output, state) = network.forward(x, state);
            loss = loss + Weigh(output.Y) + Weigh(output.Modulation);
        }

        (loss + Weigh(state.H.Eligibility)).backward();
        return [loss, inputs[2].grad!, inputs[3].grad!, inputs[8].grad!];
    });

    [Theory]
    [InlineData("H.weight_hh", "H.alpha")]
    [InlineData("Y.weight", "H.weight_ih", "H.bias")]
    [InlineData("H.weight_hh", "H.alpha", "H.eta", "H.modulator_weight", "H.modulator_bias", "H.weight_ih", "H.bias", "Y.weight", "Y.bias")]
    public void Some_or_all_parameters_are_frozen(params string[] frozen) => Check(network =>
    {
        foreach (var name in frozen) network.get_parameter(name.ToLowerInvariant())!.requires_grad_(false);
        var x = Input(0, wanted: true);
        Tensor loss = zeros(1, float64);
        var (first, state) = network.forward(x, network.InitialState(Lanes));
        Steps(network, state, 1, 6, (_, output) => loss = loss + Weigh(output.Y));
        (loss + Weigh(first.Y)).backward();
        return [loss, x.grad!];
    });

    [Fact]
    public void An_input_wants_a_gradient_where_nothing_else_does() => Check(network =>
    {
        foreach (var parameter in network.parameters()) parameter.requires_grad_(false);
        var state = Steps(network, network.InitialState(Lanes), 0, 4);
        var x = Input(4, wanted: true);
        (_, state) = network.forward(x, state);
        Steps(network, state, 5, 3, (t, output) =>
        {
            if (t == 7) Weigh(output.Y).backward();
        });
        return [x.grad!];
    });

    [Fact]
    public void A_part_of_the_state_is_replaced_midway() => Check(network =>
    {
        var state = Steps(network, network.InitialState(Lanes), 0, 5);
        state.H.Hebb = 0.5 * state.H.Hebb + 0.01;
        Tensor loss = zeros(1, float64);
        Steps(network, state, 5, 4, (_, output) => loss = loss + Weigh(output.Y));
        loss.backward();
        return [loss];
    });

    [Fact]
    public void Plasticity_and_modulation_change_midway() => Check(network =>
    {
        Tensor loss = zeros(1, float64);
        void Add(int t, Retro.Output output) => loss = loss + Weigh(output.Y) + Weigh(output.Modulation);
        var given = (0.3 * ones(Lanes, 1, float64)).requires_grad_();
        var state = Steps(network, network.InitialState(Lanes), 0, 4, Add);
        network.Plasticity = Plasticity.Frozen;
        state = Steps(network, state, 4, 3, Add);
        network.Plasticity = Plasticity.On;
        (var output, state) = network.forward(Input(7), state, given);
        Add(7, output);
        state = Steps(network, state, 8, 3, Add);
        network.Plasticity = Plasticity.Off;
        Steps(network, state, 11, 2, Add);
        network.Plasticity = Plasticity.On;
        loss.backward();
        return [loss, given.grad!];
    });

    [Fact]
    public void Steps_of_the_reference_and_sequences_in_between() => Check(network =>
    {
        var execution = network.Execution;
        Tensor loss = zeros(1, float64);
        void Add(int t, Retro.Output output) => loss = loss + Weigh(output.Y);
        var state = Steps(network, network.InitialState(Lanes), 0, 4, Add);
        network.Execution = Execution.Reference;
        state = Steps(network, state, 4, 3, Add);
        network.Execution = execution;
        state = Steps(network, state, 7, 3, Add);
        (var outputs, state) = network.Unroll(stack([Input(10), Input(11)]), state);
        state = Steps(network, state.Reset(tensor(new[] { true, false, false })), 12, 3, Add);
        (loss + Weigh(outputs.Y) + Weigh(state.H.Hebb)).backward();
        return [loss];
    });

    [Fact]
    public void Lanes_start_anew_and_are_looked_at() => Check(network =>
    {
        Tensor loss = zeros(1, float64);
        var x = Input(6, wanted: true);
        void Add(int t, Retro.Output output) => loss = loss + Weigh(output.Y);
        var state = Steps(network, network.InitialState(Lanes), 0, 2, Add);
        state = state.Reset(tensor(new[] { 1L, 0, 0 })).Reset(tensor(new[] { 0L, 0, 1 }));
        loss = loss + Weigh(state.H.Hebb) + Weigh(state.H.Activity);
        state = Steps(network, state, 2, 1, Add).Reset(tensor(new[] { 0f, 1, 0 }));
        state = Steps(network, state, 3, 3, Add);
        (var output, state) = network.forward(x, state.Reset(tensor(new[] { true, true, false })));
        Add(6, output);
        using (no_grad()) state = Steps(network, state.Fork(), 7, 2).Reset(tensor(new[] { true, false, false }));
        state = Steps(network, state, 9, 2, Add);
        loss.backward();
        return [loss, x.grad!, state.H.Eligibility];
    });

    [Fact]
    public void A_lane_starts_anew_without_gradients() => Check(network =>
    {
        Tensor loss = zeros(1, float64);
        var state = Steps(network, network.InitialState(Lanes), 0, 2, (_, output) => loss = loss + Weigh(output.Y));
        using (no_grad()) state = state.Reset(tensor(new[] { true, false, false }));
        Steps(network, state, 2, 4, (_, output) => loss = loss + Weigh(output.Y));
        loss.backward();
        return [loss];
    });

    [Fact]
    public void Steps_without_gradients_in_between() => Check(network =>
    {
        Tensor loss = zeros(1, float64);
        void Add(int t, Retro.Output output) => loss = loss + Weigh(output.Y);
        var state = Steps(network, network.InitialState(Lanes), 0, 4, Add);
        using (no_grad()) state = Steps(network, state, 4, 3);
        state = Steps(network, state, 7, 4, Add);
        loss.backward();
        return [loss, state.H.Hebb];
    });

    [Fact]
    public void Parameters_change_between_steps_without_gradients() => Check(
        network =>
        {
            using var mode = no_grad();
            var found = new List<Tensor>();
            var state = Steps(network, network.InitialState(Lanes), 0, 3, (_, output) => found.Add(output.Y));
            network.H["weight_hh"][2, 3] = tensor(0.5, float64);
            state = Steps(network, state, 3, 3, (_, output) => found.Add(output.Y));
            network.H["eta"].fill_(0.2);
            network.Y["bias"].add_(1);
            state = Steps(network, state, 6, 3, (_, output) => found.Add(output.Y));
            return [.. found, state.H.Hebb, state.H.Eligibility, state.H.Activity];
        },
        gradients: false);

    [Fact]
    public void Moved_to_another_dtype_and_back() => Check(
        network =>
        {
            using var mode = no_grad();
            var state = Steps(network, network.InitialState(Lanes), 0, 3).To(dtype: float32).To(dtype: float64);
            return [Steps(network, state, 3, 3).H.Hebb];
        },
        gradients: false);

    [Fact]
    public void Everything_but_the_loss_is_disposed_before_backward() => Check(network =>
    {
        Tensor loss;
        using (NewDisposeScope())
        {
            loss = zeros(1, float64);
            var state = network.InitialState(Lanes);
            for (var t = 0; t < 8; t++)
            {
                using var step = NewDisposeScope();
                (var output, state) = network.forward(Input(t), state);
                state.MoveToOuterDisposeScope();
                loss = (loss + Weigh(output.Y)).MoveToOuterDisposeScope();
                output.Dispose();
            }

            loss.MoveToOuterDisposeScope();
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        loss.backward();
        return [loss];
    });

    [Fact]
    public void Outputs_changed_in_place_do_not_reach_the_tape() => Check(network =>
    {
        Tensor loss = zeros(1, float64);
        Steps(network, network.InitialState(Lanes), 0, 5, (_, output) => loss = loss + Weigh(output.Modulation));
        using (no_grad()) Steps(network, network.InitialState(Lanes), 0, 5, (_, output) => output.H.zero_());
        loss.backward();
        return [loss];
    });
}
