using static Backpropamine.Runtime.Tests.Fused.Scenario;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Fused;

/// <summary>What <c>no_grad</c> does to a state: a step under it has no history, whatever the network's plasticity; looking and forking take none away.</summary>
public class NoGradTests
{
    public static TheoryData<Execution, Plasticity, bool> Sequences
    {
        get
        {
            var sequences = new TheoryData<Execution, Plasticity, bool>();
            foreach (var plasticity in Enum.GetValues<Plasticity>())
            {
                foreach (var reset in (bool[])[false, true])
                {
                    sequences.Add(Execution.Reference, plasticity, reset);
                    sequences.Add(Execution.Fused, plasticity, reset);
                }
            }

            return sequences;
        }
    }

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

    [Theory]
    [MemberData(nameof(Sequences))]
    public void A_sequence_under_no_grad_cuts_every_part_of_the_state(Execution execution, Plasticity plasticity, bool reset)
    {
        AssertCut(new LeakyCells(3, 5), execution, plasticity, reset);
        AssertCut(new GatedCells(3, 5), execution, plasticity, reset);
        AssertCut(new TwoKinds(3, 5), execution, plasticity, reset);
        AssertCut(new Retro(3, 5), execution, plasticity, reset);
        AssertCut(new TwoCells(), execution, plasticity, reset);
    }

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

    private static void AssertCut<TOutput, TState>(INetwork<TOutput, TState> network, Execution execution, Plasticity plasticity, bool reset)
        where TOutput : NetworkOutput
        where TState : NetworkState<TState>
    {
        using var module = (PlasticModule)network;
        module.Execution = execution;
        var (inputs, anew) = (randn(4, 2, 3), tensor(new float[] { 0, 0, 0, 1, 0, 0, 0, 0 }, 4, 2));
        var state = network.Unroll(inputs, network.InitialState(2)).State;
        module.Plasticity = plasticity;
        using (no_grad()) state = network.Unroll(inputs, state, reset ? anew : null).State;
        Assert.All(state.Layout.Zip(state.Parts), part => Assert.False(part.Second.requires_grad, $"{module.GetType().Name}: {part.First.Name}"));
    }
}
