using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Networks;

/// <summary>Every gradient against central differences in float64.</summary>
public class GradientTests
{
    private const double Step = 1e-6;

    [Fact]
    public void Retroactive() => Check(new Forager(dtype: float64), n => n.Unroll(Inputs(6), n.InitialState(2)), r => Loss(r.Outputs.Policy) + Loss(r.State.Hidden.Hebb));

    [Fact]
    public void Oja_with_several_sources_and_softmax() => Check(
        new Classifier(8, 4, dtype: float64),
        n => n.Unroll(Inputs(8), Inputs(4), n.InitialState(2)),
        r => Loss(r.Outputs.Class) + Loss(r.State.Memory.Hebb));

    [Fact]
    public void Decay_without_slow_weights_and_with_clamped_input() => Check(
        new Completion(dtype: float64),
        n => n.Unroll(Inputs(5) * Inputs(5).gt(0), n.InitialState(2)),
        r => Loss(r.Outputs.Recall) + Loss(r.State.Cells.Hebb));

    [Fact]
    public void Added_input_and_a_constant_rate() => Check(
        new Saturating(dtype: float64), n => n.Unroll(Inputs(5), n.InitialState(2)), r => Loss(r.Outputs.Recall) + Loss(r.State.Cells.Hebb));

    [Fact]
    public void Two_plastic_layers() => Check(
        new TwoLayers(dtype: float64),
        n => n.Unroll(Inputs(3), n.InitialState(2), modulation: Inputs(1)),
        r => Loss(r.Outputs.Y) + Loss(r.State.Second.Hebb) + Loss(r.State.First.Hebb));

    [Fact]
    public void A_rule_of_ones_own() => Check(
        new OwnRule(dtype: float64), n => n.Unroll(Inputs(3), n.InitialState(2)), r => Loss(r.Outputs.Y) + Loss(r.State.H.Hebb));

    [Fact]
    public void Can_be_differentiated_twice()
    {
        using var net = new Forager(dtype: float64);
        var weight = net.Hidden["weight_hh"];
        var loss = Loss(net.Unroll(Inputs(6), net.InitialState(2)).Outputs.Policy);
        var gradient = autograd.grad([loss], [weight], retain_graph: true, create_graph: true)[0];
        gradient.pow(2).sum().backward();
        Assert.True(weight.grad!.abs().sum().ToDouble() > 0);
    }

    private static void Check<TNetwork, TRollout>(TNetwork network, Func<TNetwork, TRollout> run, Func<TRollout, Tensor> loss)
        where TNetwork : PlasticModule
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        loss(run(network)).backward();
        foreach (var (name, parameter) in network.named_parameters())
        {
            var values = parameter.detach().reshape(-1);
            var analytic = parameter.grad?.reshape(-1);
            for (var i = 0; i < values.size(0); i += Math.Max(1, (int)values.size(0) / 7))
            {
                var at = values[i].ToDouble();
                var slope = (At(at + Step) - At(at - Step)) / (2 * Step);
                At(at);
                var given = analytic?[i].ToDouble() ?? 0;
                Assert.True(Math.Abs(slope - given) <= 1e-6 * Math.Max(1, Math.Abs(slope)),
                    string.Create(CultureInfo.InvariantCulture, $"{name}[{i}]: gradient {given}, difference quotient {slope}"));

                double At(double value)
                {
                    using var inner = no_grad();
                    values[i] = value;
                    manual_seed(3);
                    return loss(run(network)).ToDouble();
                }
            }
        }
    }

    /// <summary>Inputs that are the same in every run: each test seeds before it runs.</summary>
    private static Tensor Inputs(long size) => randn(6, 2, size, float64);

    private static Tensor Loss(Tensor tensor) => (tensor * arange(tensor.numel(), float64).reshape(tensor.shape).cos()).sum();
}
