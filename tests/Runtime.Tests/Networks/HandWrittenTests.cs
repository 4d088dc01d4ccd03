using Backpropamine.Runtime.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Networks;

/// <summary>The generated step against a careful hand-written one: the same numbers, no more operations.</summary>
public class HandWrittenTests
{
    [Fact]
    public void Gives_the_same_numbers_and_gradients()
    {
        using var net = new Forager(dtype: float64);
        using var hand = new HandWritten(net);
        var inputs = randn(8, 3, 6, float64);
        var state = net.InitialState(3);
        var (h, hebb, e) = (zeros(3, 7, float64), zeros(3, 7, 7, float64), zeros(3, 7, 7, float64));
        var (ours, theirs) = (zeros(1, float64), zeros(1, float64));
        for (var t = 0; t < 8; t++)
        {
            (var output, state) = net.forward(inputs.select(0, t), state);
            var step = hand.forward(inputs.select(0, t), h, hebb, e);
            (h, hebb, e) = (step.HiddenKept, step.Hebb, step.E);
            Tensors.Close(step.Policy, output.Policy, 1e-12, "policy");
            Tensors.Close(step.M, output.Modulation, 1e-12, "M");
            ours = ours + output.Policy.pow(2).sum() + output.Value.sum();
            theirs = theirs + step.Policy.pow(2).sum() + step.Value.sum();
        }

        ours.backward();
        theirs.backward();
        foreach (var (name, parameter) in hand.named_parameters())
        {
            var dotted = name.StartsWith("policy", StringComparison.Ordinal) || name.StartsWith("value", StringComparison.Ordinal)
                ? name.Replace('_', '.')
                : "hidden." + name;
            Tensors.Close(parameter.grad!, net.get_parameter(dotted)!.grad!, 1e-12, name);
        }
    }

    [Fact]
    public void Issues_no_more_operations_a_step()
    {
        using var net = new Forager { Execution = Execution.Reference };
        using var hand = new HandWritten(net);
        using var scope = NewDisposeScope();
        var x = randn(3, 6);
        var state = net.InitialState(3);
        _ = state.Parts;
        var (h, hebb, e) = (zeros(3, 7), zeros(3, 7, 7), zeros(3, 7, 7));

        var theirs = Made(() => hand.forward(x, h, hebb, e));
        var ours = Made(() => net.forward(x, state));
        Assert.InRange(theirs, 15, 40);
        Assert.True(ours <= theirs, $"the generated step makes {ours} tensors, the hand-written one {theirs}");
    }

    /// <summary>Every Torch operation makes one tensor in the scope it runs in.</summary>
    private static long Made(Action step)
    {
        var statistics = DisposeScopeManager.Statistics;
        statistics.Reset();
        step();
        return statistics.CreatedInScopeCount;
    }
}
