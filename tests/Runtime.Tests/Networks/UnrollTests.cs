using Backpropamine.Runtime.Tests.Support;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Networks;

/// <summary>A sequence gives what its steps give.</summary>
public class UnrollTests
{
    [Fact]
    public void Gives_the_outputs_and_gradients_of_its_steps()
    {
        using var net = new Forager(dtype: float64);
        var inputs = randn(9, 3, 6, float64);
        var (outputs, last) = net.Unroll(inputs, net.InitialState(3));
        (outputs.Policy.pow(2).sum() + last.Hidden.Hebb.pow(2).sum()).backward();
        var unrolled = net.named_parameters().Select(p => (p.name, grad: p.parameter.grad?.clone())).ToList();
        net.zero_grad();

        var state = net.InitialState(3);
        var loss = zeros(1, float64);
        for (var t = 0; t < 9; t++)
        {
            (var output, state) = net.forward(inputs.select(0, t), state);
            Tensors.Close(output.Policy, outputs.Policy.select(0, t), 1e-12, $"policy {t}");
            Tensors.Close(output.Modulation, outputs.Modulation.select(0, t), 1e-12, $"M {t}");
            loss = loss + output.Policy.pow(2).sum();
        }

        (loss + state.Hidden.Hebb.pow(2).sum()).backward();
        foreach (var (name, gradient) in unrolled)
        {
            var stepped = net.get_parameter(name)!.grad;
            Assert.Equal(gradient is null, stepped is null);
            if (gradient is not null) Tensors.Close(stepped!, gradient, 1e-11, name);
        }
    }

    [Fact]
    public void Reset_starts_a_lane_anew()
    {
        using var net = new Forager(dtype: float64) { Execution = Execution.Fused };
        var inputs = randn(6, 2, 6, float64);
        var reset = zeros(6, 2);
        reset[3, 1] = 1;
        var (outputs, _) = net.Unroll(inputs, net.InitialState(2), reset);
        var (fresh, _) = net.Unroll(inputs.narrow(0, 3, 3), net.InitialState(2));
        var (through, _) = net.Unroll(inputs, net.InitialState(2));
        Tensors.Close(fresh.Policy.select(1, 1), outputs.Policy.narrow(0, 3, 3).select(1, 1), 1e-12, "the lane that starts anew");
        Tensors.Close(through.Policy.select(1, 0), outputs.Policy.select(1, 0), 1e-12, "the lane that goes on");
    }

    [Fact]
    public void Records_the_state_every_so_many_steps()
    {
        using var net = new Forager(dtype: float64) { Execution = Execution.Fused };
        var inputs = randn(7, 2, 6, float64);
        IReadOnlyList<Forager.State> recorded;
        using (NewDisposeScope()) recorded = net.Unroll(inputs, net.InitialState(2), record: 3).Recorded;
        var (_, third) = net.Unroll(inputs.narrow(0, 0, 3), net.InitialState(2));
        Assert.Equal(2, recorded.Count);
        Assert.False(recorded[0].Hidden.Hebb.requires_grad);
        Tensors.Close(third.Hidden.Eligibility, recorded[0].Hidden.Eligibility, 1e-12, "E after step 3");
    }

    [Fact]
    public void Takes_modulation_for_every_step()
    {
        using var net = new Forager();
        var modulation = randn(5, 2, 1);
        var (outputs, _) = net.Unroll(randn(5, 2, 6), net.InitialState(2), modulation: modulation);
        Tensors.Same(modulation, outputs.Modulation, "M");
    }

    [Fact]
    public void Works_for_every_kind_of_network()
    {
        using var classifier = new Classifier(image: 8, label: 4);
        var (classes, _) = classifier.Unroll(randn(5, 2, 8), randn(5, 2, 4), classifier.InitialState(2));
        Tensors.Close(ones(5, 2), classes.Class.sum(2), 1e-6, "class probabilities");

        using var two = new TwoLayers();
        var (outputs, _) = two.Unroll(randn(5, 2, 3), two.InitialState(2), modulation: randn(5, 2, 1));
        Assert.Equal([5, 2, 1], outputs.SecondModulation.shape);

        using var feedForward = new FeedForward();
        Assert.Equal([5, 2, 2], feedForward.Unroll(randn(5, 2, 3), feedForward.InitialState(2), reset: ones(5, 2), record: 2).Outputs.Y.shape);

        using var nested = new Outer.Middle.Nested();
        Assert.Equal([5, 2, 1], nested.Unroll(randn(5, 2, 2), nested.InitialState(2)).Outputs.Y.shape);
    }
}
