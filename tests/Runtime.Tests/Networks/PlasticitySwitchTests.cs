using Backpropamine.Runtime.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Networks;

/// <summary>Plasticity off, frozen, and steered from outside.</summary>
public class PlasticitySwitchTests
{
    [Fact]
    public void Off_is_the_plain_network_of_the_slow_weights()
    {
        using var net = new Forager { Plasticity = Plasticity.Off, Execution = Execution.Reference };
        using var plain = new Plain(senses: 6, hidden: 7) { Execution = Execution.Reference };
        using (no_grad())
        {
            foreach (var (name, parameter) in plain.named_parameters()) parameter.copy_(net.get_parameter(name)!);
        }

        var inputs = randn(8, 3, 6);
        var state = net.InitialState(3);
        state.Hidden.Hebb = ones(3, 7, 7);
        var (off, last) = net.Unroll(inputs, state);
        Tensors.Same(plain.Unroll(inputs, plain.InitialState(3)).Outputs.Policy, off.Policy, "policy");
        Tensors.Same(ones(3, 7, 7), last.Hidden.Hebb, "Hebb");
    }

    [Fact]
    public void Frozen_reads_Hebb_and_leaves_it()
    {
        using var net = new Forager();
        var inputs = randn(8, 3, 6);
        var (_, learned) = net.Unroll(inputs, net.InitialState(3));
        var (hebb, eligibility) = (learned.Hidden.Hebb, learned.Hidden.Eligibility);
        var on = net.forward(inputs.select(0, 0), learned.Fork()).Output;
        net.Plasticity = Plasticity.Frozen;
        var (frozen, after) = net.forward(inputs.select(0, 0), learned);
        Tensors.Same(on.Policy, frozen.Policy, "the step that reads Hebb");
        Tensors.Same(hebb, after.Hidden.Hebb, "Hebb");
        Tensors.Same(eligibility, after.Hidden.Eligibility, "E");
    }

    [Fact]
    public void A_rule_whose_weight_cannot_be_split_is_read_with_Hebb_at_zero_when_off()
    {
        using var net = new OwnRule(dtype: float64) { Plasticity = Plasticity.Off, Execution = Execution.Fused };
        var state = net.InitialState(2);
        state.H.Activity = ones(2, 4, float64);
        state.H.Hebb = ones(2, 4, 4, float64);
        var x = randn(2, 3, float64);
        var expected = (nn.functional.linear(x, net.H["weight_ih"], net.H["bias"]) + ones(2, 4, float64).mm(net.H["weight_hh"])).tanh();
        Tensors.Close(expected, net.forward(x, state).Output.H, 1e-12, "h");
    }

    [Fact]
    public void Modulation_can_be_overridden()
    {
        using var net = new Forager();
        var (_, state) = net.forward(randn(2, 6), net.InitialState(2));
        (_, state) = net.forward(randn(2, 6), state);
        var hebb = state.Hidden.Hebb;
        var (output, after) = net.forward(randn(2, 6), state, modulation: zeros(2, 1));
        Assert.Equal(0, output.Modulation.abs().sum().ToSingle());
        Tensors.Same(hebb, after.Hidden.Hebb, "Hebb without modulation");
    }

    [Fact]
    public void External_modulation_is_required_and_others_refuse_it()
    {
        using var external = new TwoLayers();
        var missing = Assert.Throws<NetworkArgumentException>(() => external.forward(randn(2, 3), external.InitialState(2)));
        Assert.Equal("TwoLayers is modulated from outside; pass modulation [B, 1].", missing.Message);

        using var plain = new Plain(6, 7);
        var needless = Assert.Throws<NetworkArgumentException>(
            () => plain.forward(randn(2, 6), plain.InitialState(2), modulation: ones(2, 1)));
        Assert.Equal("Plain is not [Neuromodulated]; do not pass modulation.", needless.Message);
    }

    [Fact]
    public void External_modulation_of_one_layer_leaves_the_others_their_own()
    {
        using var net = new TwoLayers(dtype: float64) { Execution = Execution.Fused };
        var given = randn(5, 2, 1, float64);
        var (outputs, _) = net.Unroll(randn(5, 2, 3, float64), net.InitialState(2), modulation: given);
        var own = nn.functional.linear(outputs.First, net.Second["modulator_weight"], net.Second["modulator_bias"]).sigmoid();
        Tensors.Same(given, outputs.FirstModulation, "the given M");
        Tensors.Close(own.narrow(0, 0, 4), outputs.SecondModulation.narrow(0, 1, 4), 1e-12, "M of the activity before");
    }
}
