using Backpropamine.Runtime.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Networks;

/// <summary>Embeddings, dropouts and modules of the author's around plastic layers.</summary>
public class LayerTests
{
    private const int Steps = 20;

    [Fact]
    public void An_embedding_gives_the_rows_of_its_table()
    {
        using var net = new Speaker();
        net.eval();
        var ids = tensor(new long[] { 8, 0, 3 });
        var table = net.Word["weight"];
        Tensors.Same(table.index_select(0, ids), net.forward(ids, net.InitialState(3)).Output.Word, "ids [B]");
        Tensors.Same(table.index_select(0, ids), net.forward(ids.unsqueeze(1), net.InitialState(3)).Output.Word, "ids [B, 1]");
        Tensors.Same(table.index_select(0, ids).unsqueeze(0), net.Unroll(ids.view(1, 3), net.InitialState(3)).Outputs.Word, "ids [T, B]");
    }

    [Theory]
    [InlineData("Speaker.Token must hold ids from 0 to 8, but it holds 9.", new long[] { 1, 9 }, false)]
    [InlineData("Speaker.Token must hold ids from 0 to 8, but it holds -1.", new long[] { -1, 2 }, false)]
    [InlineData("Speaker.Token holds ids and must be Int64, but it is Float32; convert it with .to(Int64).", new long[] { 1, 2 }, true)]
    [InlineData("Speaker.Token must have shape [2], but it has [3].", new long[] { 1, 2, 3 }, false)]
    public void Wrong_ids_are_refused(string message, long[] ids, bool asNumbers)
    {
        using var net = new Speaker();
        var token = asNumbers ? tensor(ids).to_type(ScalarType.Float32) : tensor(ids);
        Assert.Equal(message, Assert.Throws<NetworkArgumentException>(() => net.forward(token, net.InitialState(2))).Message);
    }

    [Fact]
    public void A_dropout_drops_while_training_and_not_after()
    {
        using var net = new Speaker();
        manual_seed(3);
        var ids = randint(0, 9, [Steps, 30], int64);
        var trained = net.Unroll(ids, net.InitialState(30)).Outputs;
        var (whole, thin) = (trained.Hidden, trained.Thin);
        var dropped = thin.eq(0);
        Tensors.Close(where(dropped, zeros_like(whole), whole * 2), thin, 1e-6, "what is left");
        var share = dropped.to_type(ScalarType.Float32).mean().item<float>();
        Assert.InRange(share, 0.45, 0.55);

        net.eval();
        var evaluated = net.Unroll(ids, net.InitialState(30)).Outputs;
        Tensors.Same(evaluated.Hidden, evaluated.Thin, "evaluation");
        Tensors.Same(evaluated.Word, evaluated.Noisy, "evaluation");
    }

    [Fact]
    public void The_same_seed_drops_the_same()
    {
        using var net = new Speaker();
        var ids = randint(0, 9, [Steps, 3], int64);
        manual_seed(5);
        var first = net.Unroll(ids, net.InitialState(3)).Outputs.Next;
        manual_seed(5);
        Tensors.Same(first, net.Unroll(ids, net.InitialState(3)).Outputs.Next, "second run");
    }

    [Fact]
    public void Fused_steps_through_embedding_and_dropout_train_like_plain_ones()
    {
        using var net = new Speaker(dtype: float64);
        var ids = randint(0, 9, [Steps, 3], int64);
        Parity(net, t => (t.Hidden, t.Next), (n, t, state) => n.forward(ids[t], state), n => n.InitialState(3));
    }

    [Fact]
    public void Fused_steps_through_random_modules_train_like_plain_ones()
    {
        using var net = new Seer(new Shaky(6, 4), new Shaky(5, 3), 3, dtype: float64);
        var images = randn(Steps, 3, 6, float64);
        Parity(net, t => (t.Hidden, t.Policy), (n, t, state) => n.forward(images[t], state), n => n.InitialState(3));
    }

    [Fact]
    public void A_module_runs_once_for_each_step_or_once_for_a_sequence()
    {
        using var net = new Seer(new Shaky(6, 4), new Shaky(5, 3), 3);
        net.Unroll(randn(Steps, 2, 6), net.InitialState(2)).Outputs.Policy.sum().backward();
        Assert.Equal([[Steps * 2, 6]], net.Stem.Calls);
        Assert.Equal([[Steps * 2, 5]], net.Head.Calls);

        net.Stem.Calls.Clear();
        var (output, next) = net.forward(randn(2, 6), net.InitialState(2));
        (output, _) = net.forward(randn(2, 6), next);
        output.Policy.sum().backward();
        Assert.Equal([[2, 6], [2, 6]], net.Stem.Calls);
    }

    [Fact]
    public void A_module_is_part_of_the_network()
    {
        using var net = new Seer(new Shaky(6, 4), new Shaky(5, 3), 3);
        Assert.Contains("stem.linear.weight", net.state_dict().Keys);
        Assert.Contains("head.linear.bias", net.named_parameters().Select(p => p.name));
        net.eval();
        Assert.False(net.Stem.training || net.Head.training);
        net.to(float64);
        Assert.All(net.parameters(), parameter => Assert.Equal(float64, parameter.dtype));
        net.forward(randn(2, 6, float64), net.InitialState(2)).Output.Policy.sum().backward();
        Assert.NotNull(net.get_parameter("stem.linear.weight")!.grad);
    }

    [Fact]
    public void A_module_takes_the_dtype_of_the_network()
    {
        using var net = new Classed(nn.Sequential(nn.Linear(6, 3)), dtype: float64);
        Assert.All(net.parameters(), parameter => Assert.Equal(float64, parameter.dtype));
        Assert.Equal([4, 2], net.forward(randn(4, 6, float64), net.InitialState(4)).Output.Class.shape);
    }

    [Fact]
    public void A_module_of_another_size_is_refused()
    {
        using var net = new Classed(nn.Sequential(nn.Linear(6, 5)));
        Assert.Equal(
            "What Classed.Stem returns must have shape [8, 3], but it has [8, 5].",
            Assert.Throws<NetworkArgumentException>(() => net.Unroll(zeros(4, 2, 6), net.InitialState(2))).Message);
    }

    [Fact]
    public void No_module_is_refused() => Assert.Equal(
        "Classed.Stem is null; pass the module to the constructor.", Assert.Throws<NetworkArgumentException>(() => new Classed(null!)).Message);

    [Fact]
    public void States_outlive_the_scopes_of_their_steps()
    {
        using var net = new Seer(new Shaky(6, 4), new Shaky(5, 3), 3);
        Seer.State state;
        using (NewDisposeScope())
        {
            (_, state) = net.forward(randn(2, 6), net.InitialState(2));
            state.MoveToOuterDisposeScope();
        }

        (var output, state) = net.forward(randn(2, 6), state);
        Assert.Equal([2, 5, 5], state.Hidden.Hebb.shape);
        Assert.True(output.Policy.isfinite().all().item<bool>());
    }

    /// <summary>Steps with the same draws, in plain operations and fused: outputs and every gradient.</summary>
    private static void Parity<TNetwork, TOutput, TState>(
        TNetwork net, Func<TOutput, (Tensor, Tensor)> read, Func<TNetwork, int, TState, Step<TOutput, TState>> step, Func<TNetwork, TState> start)
        where TNetwork : PlasticModule
    {
        var (plain, plainGradients) = Run(Execution.Reference);
        var (fused, gradients) = Run(Execution.Fused);
        Tensors.Close(plain, fused, 1e-11, "outputs");
        Assert.All(plainGradients, pair => Tensors.Close(pair.Value, gradients[pair.Key], 1e-9, pair.Key));

        (Tensor, Dictionary<string, Tensor>) Run(Execution execution)
        {
            net.Execution = execution;
            net.zero_grad();
            manual_seed(11);
            var state = start(net);
            var made = new List<Tensor>();
            for (var t = 0; t < Steps; t++)
            {
                (var output, state) = step(net, t, state);
                var (hidden, last) = read(output);
                made.Add(cat([hidden, last], -1));
            }

            var all = stack(made);
            (all + all * all).sum().backward();
            return (all.detach(), net.named_parameters().ToDictionary(p => p.name, p => p.parameter.grad!.clone()));
        }
    }
}
