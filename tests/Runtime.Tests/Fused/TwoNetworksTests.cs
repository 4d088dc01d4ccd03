using Backpropamine.Runtime.Tests.Support;
using static Backpropamine.Runtime.Tests.Fused.Scenario;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Fused;

/// <summary>A state that goes from one network to another of its class, as with target and teacher networks: each step uses its own network's weights.</summary>
public class TwoNetworksTests
{
    [Fact]
    public void Steps_of_one_network_go_on_in_another() => Check((a, b) =>
    {
        var state = Steps(a, a.InitialState(Lanes), 0, 4);
        state = Steps(b, state, 4, 3);
        return Weigh(state.H.Hebb) + Weigh(state.H.Activity);
    });

    [Fact]
    public void Two_networks_take_turns() => Check((a, b) =>
    {
        var (state, loss) = (a.InitialState(Lanes), zeros(1, float64));
        for (var t = 0; t < 8; t++) state = Steps(t % 2 == 0 ? a : b, state, t, 1, (_, output) => loss += Weigh(output.Y) + Weigh(output.Modulation));
        return loss;
    });

    [Fact]
    public void A_sequence_of_one_network_follows_a_sequence_of_another() => Check((a, b) =>
    {
        var inputs = stack([.. Enumerable.Range(0, 5).Select(t => Input(t))]);
        var (first, state) = a.Unroll(inputs, a.InitialState(Lanes));
        var (second, _) = b.Unroll(inputs, state);
        return Weigh(first.Y) + Weigh(second.Y);
    });

    [Fact]
    public void A_target_network_of_the_same_weights_gets_its_own_gradients() => Check((a, b) =>
    {
        b.load_state_dict(a.state_dict());
        var state = Steps(b, Steps(a, a.InitialState(Lanes), 0, 3), 3, 3);
        return Weigh(state.H.Activity);
    });

    private static void Check(Func<Retro, Retro, Tensor> use)
    {
        using var scope = NewDisposeScope();
        var expected = Run(use, Execution.Reference);
        foreach (var (name, value) in Run(use, Execution.Fused)) Tensors.Close(expected[name], value, 1e-11, name);
    }

    private static Dictionary<string, Tensor> Run(Func<Retro, Retro, Tensor> use, Execution execution)
    {
        manual_seed(9);
        Dictionary<string, Retro> networks = new()
        {
            ["a"] = new Retro(4, 6, dtype: float64) { Execution = execution },
            ["b"] = new Retro(4, 6, dtype: float64) { Execution = execution },
        };
        var loss = use(networks["a"], networks["b"]);
        loss.backward();
        var found = new Dictionary<string, Tensor> { ["loss"] = loss.detach() };
        foreach (var (name, network) in networks)
        {
            foreach (var (parameter, value) in network.named_parameters()) found[$"{name}.{parameter}"] = value.grad?.clone() ?? zeros_like(value).detach();
            network.Dispose();
        }

        return found;
    }
}
