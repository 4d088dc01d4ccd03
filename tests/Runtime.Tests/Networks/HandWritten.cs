using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Parameter = TorchSharp.Modules.Parameter;

namespace Backpropamine.Runtime.Tests.Networks;

/// <summary>The network <see cref="Forager"/> as its author would have to write it without the generator.</summary>
internal sealed class HandWritten : nn.Module
{
    public readonly Parameter weight_ih, bias, weight_hh, alpha, eta, modulator_weight, modulator_bias, policy_weight, policy_bias, value_weight, value_bias;

    private static readonly Scalar One = 1, Floor = -1;

    public HandWritten(Forager model) : base("hand_written")
    {
        Parameter Copy(string name) => new(model.get_parameter(name)!.detach().clone());
        weight_ih = Copy("hidden.weight_ih");
        bias = Copy("hidden.bias");
        weight_hh = Copy("hidden.weight_hh");
        alpha = Copy("hidden.alpha");
        eta = Copy("hidden.eta");
        modulator_weight = Copy("hidden.modulator_weight");
        modulator_bias = Copy("hidden.modulator_bias");
        policy_weight = Copy("policy.weight");
        policy_bias = Copy("policy.bias");
        value_weight = Copy("value.weight");
        value_bias = Copy("value.bias");
        RegisterComponents();
    }

    /// <summary>One step; what the state keeps has handles of its own, so that outputs may be disposed.</summary>
    public (Tensor Hidden, Tensor Policy, Tensor Value, Tensor M, Tensor HiddenKept, Tensor Hebb, Tensor E) forward(
        Tensor x, Tensor h, Tensor hebb, Tensor e)
    {
        using var scope = NewDisposeScope();
        var sum = F.linear(x, weight_ih, bias).addmm(h, weight_hh) + h.unsqueeze(1).bmm(alpha * hebb).squeeze(1);
        var hidden = sum.tanh();
        var m = F.linear(hidden, modulator_weight, modulator_bias).tanh();
        var nextHebb = hebb.addcmul(m.unsqueeze(2), e, One).clamp(Floor, One);
        var outer = h.unsqueeze(2).bmm((eta * hidden).unsqueeze(1));
        var nextE = outer.addcmul_(e, One - eta, One);
        return (
            hidden.MoveToOuterDisposeScope(),
            F.linear(hidden, policy_weight, policy_bias).MoveToOuterDisposeScope(),
            F.linear(hidden, value_weight, value_bias).MoveToOuterDisposeScope(),
            m.MoveToOuterDisposeScope(),
            hidden.contiguous().MoveToOuterDisposeScope(),
            nextHebb.MoveToOuterDisposeScope(),
            nextE.MoveToOuterDisposeScope());
    }
}
