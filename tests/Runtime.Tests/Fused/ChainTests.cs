using Backpropamine.Runtime.Tests.Support;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Fused;

/// <summary>Several plastic layers, whose sequences run cell by cell: everything is as in the reference.</summary>
public class ChainTests
{
    private const long Steps = 11;
    private const long Lanes = 3;
    private const double Tolerance = 1e-10;

    [Theory]
    [InlineData(Plasticity.On, false, false, 0)]
    [InlineData(Plasticity.On, true, true, 0)]
    [InlineData(Plasticity.On, true, false, 4)]
    [InlineData(Plasticity.Frozen, true, false, 0)]
    [InlineData(Plasticity.Off, false, true, 0)]
    public void Two_cells_equal_the_reference(Plasticity plasticity, bool reset, bool modulation, int record) =>
        Compare(execution => TwoCellsRun(execution, plasticity, reset, modulation, record));

    [Fact]
    public void Cells_with_layers_between_them_equal_the_reference() => Compare(MixedCellsRun);

    [Fact]
    public void A_sequence_goes_on_from_steps_and_steps_from_a_sequence() => Compare(execution =>
    {
        using var network = Make(execution);
        var x = Inputs(3);
        var state = network.InitialState(Lanes);
        (_, state) = network.forward(x[0], state);
        (var outputs, state) = network.Unroll(x.narrow(0, 1, 5), state);
        (var output, state) = network.forward(x[6], state);
        (var rest, state) = network.Unroll(x.narrow(0, 7, 4), state);
        return Results(network, [outputs.Y, output.Y, rest.Y, outputs.FirstModulation, state.First.Hebb, state.Second.Eligibility]);
    });

    [Fact]
    public void Truncated_training_cuts_the_graph_between_sequences() => Compare(execution =>
    {
        using var network = Make(execution);
        var x = Inputs(3);
        var (outputs, state) = network.Unroll(x, network.InitialState(Lanes));
        outputs.Y.square().sum().backward();
        state = state.Detach();
        (outputs, state) = network.Unroll(x, state);
        return Results(network, [outputs.Y, state.Second.Hebb]);
    });

    [Fact]
    public void A_state_that_was_set_by_hand_gets_its_gradient() => Compare(execution =>
    {
        using var network = Make(execution);
        manual_seed(9);
        var hebb = (0.3 * randn(Lanes, 6, 6, float64)).requires_grad_();
        var state = network.InitialState(Lanes);
        state.First.Hebb = hebb;
        var (outputs, last) = network.Unroll(Inputs(3), state);
        var results = Results(network, [outputs.Y, last.First.Hebb]);
        results["hebb"] = hebb.grad!;
        return results;
    });

    [Fact]
    public void A_sequence_that_is_refused_leaves_the_state_as_it_was()
    {
        using var scope = NewDisposeScope();
        using var network = Make(Execution.Fused);
        var state = network.InitialState(Lanes);
        Assert.Throws<NetworkArgumentException>(() => network.Unroll(zeros(Steps, Lanes, 4, float64), state));
        network.Unroll(Inputs(3), state);
    }

    [Fact]
    public void No_step_makes_a_node_of_the_graph()
    {
        using var scope = NewDisposeScope();
        using var network = Make(Execution.Fused);
        var (outputs, _) = network.Unroll(Inputs(3), network.InitialState(Lanes));
        Assert.False(outputs.First.is_leaf);
        Assert.Equal([Steps, Lanes, 5], outputs.Second.shape);
    }

    private static TwoCells Make(Execution execution)
    {
        manual_seed(5);
        return new TwoCells(dtype: float64) { Execution = execution };
    }

    private static Tensor Inputs(int size)
    {
        manual_seed(7);
        return randn(Steps, Lanes, size, float64);
    }

    private static Dictionary<string, Tensor> TwoCellsRun(Execution execution, Plasticity plasticity, bool reset, bool modulation, int record)
    {
        using var network = Make(execution);
        network.Plasticity = plasticity;
        var x = Inputs(3).requires_grad_();
        var given = modulation ? (0.5 * Inputs(1)).detach().requires_grad_() : null;
        var starts = reset ? Inputs(1).squeeze(-1).gt(1) : null;
        var rollout = network.Unroll(x, network.InitialState(Lanes), starts, record, given);
        var last = rollout.State;
        var results = Results(network, [rollout.Outputs.First, rollout.Outputs.Second, rollout.Outputs.Y, rollout.Outputs.FirstModulation, rollout.Outputs.SecondModulation,
            last.First.Activity, last.First.Hebb, last.First.Eligibility, last.Second.Hebb, last.Second.Eligibility, .. rollout.Recorded.Select(state => state.Second.Hebb)]);
        results["inputs"] = x.grad!;
        if (given is not null) results["modulation"] = given.grad!;
        return results;
    }

    private static Dictionary<string, Tensor> MixedCellsRun(Execution execution)
    {
        manual_seed(5);
        using var network = new MixedCells(dtype: float64) { Execution = execution };
        var (x, reward) = (Inputs(3).requires_grad_(), Inputs(2).requires_grad_());
        manual_seed(8);
        var (outputs, last) = network.Unroll(x, reward, network.InitialState(Lanes));
        var results = Results(network, [outputs.Early, outputs.Between, outputs.Middle, outputs.Late, outputs.Y, outputs.MiddleModulation, outputs.LateModulation, last.Early.Hebb, last.Middle.Hebb, last.Late.Eligibility]);
        (results["x"], results["reward"]) = (x.grad!, reward.grad!);
        return results;
    }

    /// <summary>The values, and every parameter's gradient of a number that depends on all of them.</summary>
    private static Dictionary<string, Tensor> Results(PlasticModule network, IReadOnlyList<Tensor> values)
    {
        values.Select(Scenario.Weigh).Aggregate((sum, value) => sum + value).backward();
        var results = values.Select((value, i) => ($"value {i}", value.detach().clone())).ToDictionary();
        foreach (var (name, parameter) in network.named_parameters()) results[name] = parameter.grad?.clone() ?? zeros_like(parameter).detach();
        return results;
    }

    private static void Compare(Func<Execution, Dictionary<string, Tensor>> run)
    {
        using var scope = NewDisposeScope();
        var (expected, actual) = (run(Execution.Reference), run(Execution.Fused));
        Assert.Equal(expected.Keys, actual.Keys);
        foreach (var (name, value) in expected) Tensors.Close(value, actual[name], Tolerance, name);
    }
}
