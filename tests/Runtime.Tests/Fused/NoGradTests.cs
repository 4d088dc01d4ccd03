using static Backpropamine.Runtime.Tests.Fused.Scenario;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Fused;

/// <summary>What <c>no_grad</c> does to a state: a step under it has no history, whatever the network's plasticity; looking and forking take none away.</summary>
public class NoGradTests
{
    [Theory]
    [InlineData(Plasticity.On)]
    [InlineData(Plasticity.Frozen)]
    [InlineData(Plasticity.Off)]
    public void A_step_under_no_grad_cuts_the_state(Plasticity plasticity) => Check(network =>
    {
        var state = Steps(network, network.InitialState(Lanes), 0, 4);
        network.Plasticity = plasticity;
        using (no_grad()) state = Steps(network, state, 4, 2);
        Assert.False(state.H.Hebb.requires_grad);
        Assert.False(state.H.Activity.requires_grad);
        network.Plasticity = Plasticity.On;
        var loss = zeros(1, float64);
        state = Steps(network, state, 6, 3, (_, output) => loss += Weigh(output.Y));
        loss.backward();
        return [loss, state.H.Hebb];
    });

    [Fact]
    public void A_fork_under_no_grad_leaves_the_state_its_history() => Check(network =>
    {
        var state = Steps(network, network.InitialState(Lanes), 0, 4);
        Tensor looked;
        using (no_grad())
        {
            using var copy = state.Fork();
            looked = copy.H.Hebb;
        }

        Assert.False(looked.requires_grad);
        var loss = zeros(1, float64);
        state = Steps(network, state, 4, 3, (_, output) => loss += Weigh(output.Y));
        loss.backward();
        return [loss, looked, state.H.Eligibility];
    });

    [Fact]
    public void A_look_under_no_grad_leaves_the_state_its_history() => Check(network =>
    {
        var state = Steps(network, network.InitialState(Lanes), 0, 4);
        Tensor looked;
        using (no_grad()) looked = state.H.Hebb;
        Assert.False(looked.requires_grad);
        state = Steps(network, state, 4, 3);
        Weigh(state.H.Activity).backward();
        return [looked, state.H.Activity];
    });

    [Fact]
    public void A_part_replaced_under_no_grad_leaves_the_others_their_history() => Check(network =>
    {
        var state = Steps(network, network.InitialState(Lanes), 0, 4);
        using (no_grad()) state.H.Activity = zeros(Lanes, 6, dtype: float64);
        state = Steps(network, state, 4, 3);
        Weigh(state.H.Activity).backward();
        return [state.H.Activity];
    });
}
