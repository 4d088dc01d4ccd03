using System.Runtime.InteropServices;
using Backpropamine.Runtime.Tests.Support;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Fused;

/// <summary>
/// Parameters that are changed between the forward and the backward pass. Where a gradient that is asked for does not need them, it comes out as if nothing had
/// happened, as in plain operations; else there is an error.
/// </summary>
public class ChangedParameterTests
{
    private const int Lanes = 3;

    /// <summary>Inputs and neurons.</summary>
    private const int Wide = 4, Few = 6;

    /// <summary>So many of both that Torch computes the map of the inputs.</summary>
    private const int Wider = 400, Many = 100;

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public void Any_one_parameter_is_changed_as_in_plain_operations(bool single, bool wantsInput)
    {
        foreach (Func<PlasticModule> make in (Func<PlasticModule>[])
            [() => new Retro(Wide, Few, dtype: float64), () => new RetroFanOut(Wide, Few, dtype: float64), () => new OjaRate(Wide, Few, dtype: float64), () => new TwoHeads(Wide, Few, dtype: float64)])
        {
            string[] names;
            using (var network = make()) names = [.. network.named_parameters().Select(named => named.name)];
            foreach (var name in names) Check(make, single, wantsInput, name);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_read_out_s_bias_is_changed_in_a_large_network(bool single) =>
        Check(() => new Retro(Wider, Many, dtype: float64), single, false, "y.bias", refuses: false, Wider);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_head_is_trained_before_the_loss_of_the_other(bool single)
    {
        foreach (var name in (string[])["value.weight", "value.bias"])
        {
            Check(() => new TwoHeads(Wide, Few, dtype: float64), single, false, name, refuses: false);
            Check(() => new DeepHeads(Wide, Few, dtype: float64), single, false, name, refuses: false);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_head_of_the_loss_is_changed_or_a_layer_below_it(bool single)
    {
        Check(() => new TwoHeads(Wide, Few, dtype: float64), single, false, "y.weight", refuses: true);
        Check(() => new DeepHeads(Wide, Few, dtype: float64), single, false, "y.weight", refuses: true);
        Check(() => new DeepHeads(Wide, Few, dtype: float64), single, true, "stem.weight", refuses: true);
    }

    [Fact]
    public void A_threshold_that_gets_no_gradient_is_changed_before_the_backward_pass()
    {
        using var scope = NewDisposeScope();
        var name = Thresholds().named_parameters().Select(named => named.name).Single(name => name.EndsWith("level", StringComparison.Ordinal));
        Assert.NotNull(Run(Thresholds, Execution.Reference, true, false, name, Wide));
        Assert.Null(Run(Thresholds, Execution.Fused, true, false, name, Wide));
        Check(Thresholds, false, false, name, refuses: false);

        static PlasticModule Thresholds() => new Thresholds(Wide, Few, dtype: float64);
    }

    [Fact]
    public void A_read_out_s_bias_is_changed_between_steps()
    {
        Tensor[] Run(Execution execution)
        {
            using var network = New(() => new Retro(Wide, Few, dtype: float64), execution);
            var state = ((Retro)network).InitialState(Lanes);
            var loss = zeros([], float64);
            for (var t = 0; t < 4; t++)
            {
                (var output, state) = ((Retro)network).forward(Scenario.Input(t), state);
                loss += Scenario.Weigh(output.Y);
                using (no_grad()) network.get_parameter("y.bias")!.add_(0.1);
            }

            loss.backward();
            return Gradients(network);
        }

        using var scope = NewDisposeScope();
        Same(Run(Execution.Reference), Run(Execution.Fused), "gradients");
    }

    /// <summary>Changes a parameter between the two passes, as the reference and fused: both refuse, or give the same gradients.</summary>
    private static void Check(Func<PlasticModule> make, bool single, bool wantsInput, string name, bool? refuses = null, int wide = Wide)
    {
        using var scope = NewDisposeScope();
        var expected = Run(make, Execution.Reference, single, wantsInput, name, wide);
        var actual = Run(make, Execution.Fused, single, wantsInput, name, wide);
        var what = $"{name}, {(single ? "steps" : "a sequence")}, {(wantsInput ? "with" : "without")} gradients of the inputs";
        Assert.True(refuses is null || expected is null == refuses, what);
        Assert.True(expected is null == actual is null, $"{what}: the reference {(expected is null ? "refuses" : "goes on")}, kernels do not");
        if (expected is not null) Same(expected, actual!, what);
    }

    /// <summary>All gradients, or null where there is an error.</summary>
    private static Tensor[]? Run(Func<PlasticModule> make, Execution execution, bool single, bool wantsInput, string name, int wide)
    {
        using var network = New(make, execution);
        Tensor[] inputs = [.. Enumerable.Range(0, 5).Select(t => linspace(-t, 1, Lanes * wide, float64).cos().reshape(Lanes, wide).requires_grad_(wantsInput))];
        var loss = Loss(network, inputs, single);
        using (no_grad()) network.get_parameter(name)!.mul_(1.5).add_(0.3);
        try
        {
            loss.backward();
        }
        catch (ExternalException error)
        {
            var reason = Record.Exception(network.ThrowIfFailed) ?? error;
            Assert.Contains("modified by an inplace operation", reason.Message);
            return null;
        }

        network.ThrowIfFailed();
        return [.. Gradients(network), .. inputs.Where(input => input.requires_grad).Select(input => input.grad!.clone())];
    }

    private static Tensor Loss(PlasticModule network, Tensor[] inputs, bool single) => network switch
    {
        Retro own => LossOf(own, inputs, single),
        RetroFanOut own => LossOf(own, inputs, single),
        OjaRate own => LossOf(own, inputs, single),
        TwoHeads own => LossOf(own, inputs, single),
        DeepHeads own => LossOf(own, inputs, single),
        Thresholds own => LossOf(own, inputs, single),
        _ => throw new InvalidOperationException(),
    };

    private static Tensor LossOf<TOutput, TState>(INetwork<TOutput, TState> network, Tensor[] inputs, bool single)
        where TOutput : NetworkOutput
        where TState : NetworkState<TState>
    {
        var state = network.InitialState(Lanes);
        if (!single) return Scenario.Weigh(Y(network.Unroll(stack(inputs), state).Outputs));
        var all = new List<Tensor>();
        foreach (var input in inputs)
        {
            (var output, state) = network.forward(input, state);
            all.Add(Y(output));
        }

        return Scenario.Weigh(stack(all));
    }

    private static Tensor Y(NetworkOutput output) => (Tensor)output.GetType().GetProperty("Y")!.GetValue(output)!;

    private static PlasticModule New(Func<PlasticModule> make, Execution execution)
    {
        manual_seed(5);
        var network = make();
        network.Execution = execution;
        network.Checkpointing = execution == Execution.Fused ? Checkpointing.Every(3) : Checkpointing.None;
        return network;
    }

    private static Tensor[] Gradients(PlasticModule network) =>
        [.. network.parameters().Select(parameter => parameter.grad?.clone() ?? zeros_like(parameter).detach())];

    private static void Same(Tensor[] expected, Tensor[] actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) Tensors.Close(expected[i], actual[i], 1e-11, $"{what}: gradient {i}");
    }
}
