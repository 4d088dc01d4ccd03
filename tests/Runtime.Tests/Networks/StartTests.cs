using Backpropamine.Runtime.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Networks;

/// <summary>Parts of the state that do not start at 0: in a new state, and in the lanes that start anew.</summary>
public class StartTests
{
    [Fact]
    public void Lanes_start_as_the_declaration_says()
    {
        using var scope = NewDisposeScope();
        using var net = new Drifting();
        var state = net.InitialState(500);
        Assert.True(state.Hidden.Level.eq(0.75).all().item<bool>());
        Assert.Equal(0, state.Hidden.Activity.abs().sum().ToSingle());
        Tensor hebb = state.Hidden.Hebb;
        Assert.Equal(0.25, hebb.std().ToDouble(), 0.01);
        Assert.False(hebb[0].allclose(hebb[1]));
    }

    [Fact]
    public void Only_the_lanes_that_start_anew_are_drawn_again()
    {
        using var scope = NewDisposeScope();
        using var net = new Drifting();
        var (_, state) = net.forward(rand(3, 4), net.InitialState(3));
        Tensor hebb = state.Hidden.Hebb, level = state.Hidden.Level;
        var anew = state.Reset(tensor(new[] { 0f, 1f, 0f }));
        Assert.All([0, 2], lane => Assert.True(anew.Hidden.Hebb[lane].allclose(hebb[lane], 0, 0) && anew.Hidden.Level[lane].allclose(level[lane], 0, 0)));
        Assert.True(anew.Hidden.Level[1].eq(0.75).all().item<bool>());
        Assert.False(anew.Hidden.Hebb[1].allclose(hebb[1]));
        Assert.True(anew.Hidden.Hebb[1].abs().sum().ToSingle() > 0);
        Assert.Equal(0, anew.Hidden.Activity[1].abs().sum().ToSingle());
    }

    [Fact]
    public void A_sequence_resets_as_its_steps_do_and_gradients_stop_there()
    {
        using var scope = NewDisposeScope();
        using var net = new Drifting(dtype: float64) { Execution = Execution.Fused };
        Tensor senses = rand(4, 2, 4, float64).requires_grad_(), reset = zeros(4, 2);
        reset[2, 1].fill_(1);
        manual_seed(5);
        var (outputs, end) = net.Unroll(senses, net.InitialState(2), reset);
        manual_seed(5);
        var state = net.InitialState(2);
        for (var t = 0; t < 4; t++)
        {
            (_, state) = net.forward(senses[t], t == 2 ? state.Reset(reset[t]) : state.Reset(zeros(2)));
        }

        Tensors.Close(state.Hidden.Level, end.Hidden.Level, 1e-12, "levels");
        Tensors.Close(state.Hidden.Activity[0], end.Hidden.Activity[0], 1e-12, "activities");
        outputs.Policy[3, 1].sum().backward();
        Assert.Equal(0, senses.grad![0, 1].abs().sum().ToSingle());
        Assert.NotEqual(0, senses.grad![2, 1].abs().sum().ToSingle());
    }
}

/// <summary>Hebb is drawn, and a state of the rule starts at 0.75.</summary>
[Plastic<Drift>(HebbInitial = Initial.Normal, HebbScale = 0.25)]
public sealed partial class Drifting
{
    [Input(4)] public partial Signal Senses { get; }
    [Recurrent(5, Leak = 0.5)] public partial Layer Hidden { get; }
    [Readout(2)] public partial Layer Policy { get; }
}

/// <summary>A rule with a level.</summary>
public readonly struct Drift : IPlasticityRule
{
    /// <summary>The level.</summary>
    [State(Per.Post, Initial = 0.75)]
    public static float Level(float level, float post) => 0.9f * level + 0.1f * post;

    /// <summary>pre·(post − level).</summary>
    public static float Drive(float pre, float post, float level) => pre * (post - level);
}
