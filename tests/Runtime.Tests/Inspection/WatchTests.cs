using System.Text;
using System.Text.Json.Nodes;
using Backpropamine.Runtime.Tests.Networks;
using Backpropamine.Runtime.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Inspection;

/// <summary>Values over time, in files.</summary>
public sealed class WatchTests : IDisposable
{
    private const int Lanes = 3;
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Execution.Fused)]
    [InlineData(Execution.Reference)]
    public void Each_second_step_is_a_line(Execution execution)
    {
        using var scope = NewDisposeScope();
        using var network = new Forager { Execution = execution };
        using var watch = new Watch(network, Place("a.jsonl")) { Every = 2, Lanes = [2, 0] };
        watch.Add("hidden.hebb", Statistic.Norm | Statistic.Largest | Statistic.Whole).Add("Modulation", Statistic.Mean).Add("hidden.alpha");
        var (state, x) = (network.InitialState(Lanes), randn(5, Lanes, 6));
        var seen = new List<(Tensor Hebb, Tensor M)>();
        for (var t = 0; t < 5; t++)
        {
            (var output, state) = network.forward(x[t], state);
            watch.Step(output, state);
            seen.Add((state.Hidden.Hebb.detach(), output.Modulation.detach()));
        }

        var lines = Lines("a.jsonl");
        Assert.Equal([2, 4], lines.Select(line => (int)line["step"]!));
        foreach (var line in lines)
        {
            var (hebb, m) = seen[(int)line["step"]! - 1];
            var chosen = hebb.index_select(0, tensor(new long[] { 2, 0 }));
            Close(chosen.flatten(1).to(float64).pow(2).sum(1).sqrt().mean(), line["hidden.hebb"]!["norm"]!);
            Close(chosen.abs().max(), line["hidden.hebb"]!["largest"]!);
            Close((m[2] + m[0]) / 2, line["Modulation"]!["mean"]!);
            Close(network.Hidden["alpha"].to(float64).pow(2).sum().sqrt(), line["hidden.alpha"]!["norm"]!);
            Assert.Equal((float)chosen[1, 4, 5], (float)line["hidden.hebb"]!["whole"]![1]![4]![5]!);
        }
    }

    [Theory]
    [InlineData(Execution.Fused)]
    [InlineData(Execution.Reference)]
    public void A_sequence_gives_the_lines_of_its_steps(Execution execution)
    {
        using var scope = NewDisposeScope();
        using var network = new Forager { Execution = execution };
        var x = randn(7, Lanes, 6);
        using (var watch = Watched(network, "steps.jsonl"))
        {
            var state = network.InitialState(Lanes);
            for (var t = 0; t < 7; t++)
            {
                (var output, state) = network.forward(x[t], state);
                watch.Step(output, state);
            }
        }

        using (var watch = Watched(network, "sequence.jsonl"))
        {
            watch.Sequence(network.Unroll(x, network.InitialState(Lanes), record: watch.Every));
            Assert.Equal(7, watch.Steps);
        }

        Assert.Equal(2, Lines("steps.jsonl").Count);
        foreach (var (step, sequence) in Lines("steps.jsonl").Zip(Lines("sequence.jsonl")))
        {
            Assert.Equal((int)step["step"]!, (int)sequence["step"]!);
            Assert.Equal((double)step["hidden.hebb"]!["norm"]!, (double)sequence["hidden.hebb"]!["norm"]!, 1e-5);
            Assert.Equal((double)step["Policy"]!["mean"]!, (double)sequence["Policy"]!["mean"]!, 1e-5);
        }

        Watch Watched(Forager net, string file) => new Watch(net, Place(file)) { Every = 3 }.Add("hidden.hebb").Add("Policy", Statistic.Mean);
    }

    [Theory]
    [InlineData(Execution.Fused)]
    [InlineData(Execution.Reference)]
    public void Training_has_the_same_bits_with_a_watch(Execution execution)
    {
        using var scope = NewDisposeScope();
        using var network = new Forager { Execution = execution };
        var x = randn(6, Lanes, 6);
        Tensor Gradient(bool watched)
        {
            network.zero_grad();
            using var watch = new Watch(network).Add("hidden.hebb", Statistic.Whole).Add("hidden.eligibility").Add("hidden.alpha.grad");
            var state = network.InitialState(Lanes);
            var loss = zeros(1);
            for (var t = 0; t < 6; t++)
            {
                (var output, state) = network.forward(x[t], state);
                if (watched) watch.Step(output, state);
                loss += output.Policy.pow(2).sum();
            }

            loss.backward();
            if (watched) watch.Step(null, state);
            return network.Hidden["alpha"].grad!.clone();
        }

        Tensors.Same(Gradient(false), Gradient(true), "the gradient of alpha");
    }

    [Fact]
    public void Weights_and_their_gradients_while_an_optimiser_runs()
    {
        using var scope = NewDisposeScope();
        using var network = new Forager();
        using var watch = new Watch(network, Place("w.jsonl"));
        watch.Add("policy.weight", Statistic.Histogram).Add("policy.weight.grad", Statistic.Norm);
        watch.Step();
        network.Unroll(randn(3, Lanes, 6), network.InitialState(Lanes)).Outputs.Policy.sum().backward();
        watch.Step();
        var lines = Lines("w.jsonl");
        Assert.False(lines[0].ContainsKey("policy.weight.grad"));
        Close(network.Policy["weight"].grad!.to(float64).pow(2).sum().sqrt(), lines[1]["policy.weight.grad"]!["norm"]!);
        var histogram = lines[1]["policy.weight"]!["histogram"]!;
        Assert.Equal(28, histogram["counts"]!.AsArray().Sum(count => (int)count!));
        Close(network.Policy["weight"].min(), histogram["from"]!);
        Close(network.Policy["weight"].max(), histogram["to"]!);
    }

    [Fact]
    public void What_is_not_finite_is_a_text_and_a_gap()
    {
        using var scope = NewDisposeScope();
        using var network = new Exploding();
        using var watch = new Watch(network, Place("n.jsonl")).Add("hidden.hebb", Statistic.Mean | Statistic.Largest | Statistic.Whole | Statistic.Histogram);
        foreach (var value in (double[])[0.5, double.NaN, 1, double.PositiveInfinity])
        {
            var state = network.InitialState(Lanes);
            state.Hidden.Hebb = full([Lanes, 4, 4], value);
            watch.Step(state: state);
        }

        Assert.Equal(["0.5", "NaN", "1", "Infinity"], Lines("n.jsonl").Select(line => line["hidden.hebb"]!["mean"]!.ToString()));
        Assert.Contains("M0 100M320 0\"", watch.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_and_TensorBoard()
    {
        using var scope = NewDisposeScope();
        using var network = new Mixed(nn.Sequential(nn.Linear(2, 3)));
        using var watch = new Watch(network) { TensorBoard = utils.tensorboard.SummaryWriter(_folder) };
        watch.Add("memory.candidate_hebb", Statistic.Norm | Statistic.Whole).Add("memory.forget_hebb", Statistic.Histogram).Add("stem.0.weight");
        watch.Sequence(network.Unroll(randn(4, Lanes, 2), network.InitialState(Lanes), record: 1));
        watch.SaveHtml(Place("p.html"));
        var page = File.ReadAllText(Place("p.html"));
        Assert.Equal(3, page.Split("<figure>").Length - 1);
        Assert.Contains("memory.candidate_hebb, norm", page, StringComparison.Ordinal);
        Assert.Contains("data:image/bmp;base64,Qk", page, StringComparison.Ordinal);
        var events = Encoding.Latin1.GetString(File.ReadAllBytes(Directory.GetFiles(_folder, "events.out.tfevents*").Single()));
        Assert.Equal(4, events.Split("memory.candidate_hebb/norm").Length - 1);
        Assert.Equal(4, events.Split("memory.forget_hebb").Length - 1);
    }

    [Fact]
    public void Names_that_there_are_not()
    {
        using var wrapped = new Wrapped();
        using var watch = new Watch(wrapped.Core);
        watch.Add("Hidden").Add("hidden.hebb").Add("hidden.eta").Add("hidden.eta.grad");
        Assert.StartsWith(
            "Exploding has no value 'core.hidden.hebb'; it has Hidden, Y, hidden.activity, hidden.hebb, hidden.weight_ih,",
            Assert.Throws<NetworkArgumentException>(() => watch.Add("core.hidden.hebb")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_or_of_another_network()
    {
        using var scope = NewDisposeScope();
        using var network = new Exploding();
        using var other = new Forager();
        using var watch = new Watch(network, Place("m.jsonl")) { Every = 2, Lanes = [3] };
        watch.Step();
        watch.Add("hidden.hebb");
        Assert.Contains("give Step the state", Refused(() => watch.Step()), StringComparison.Ordinal);
        Assert.Contains("not one of this network's", Refused(() => watch.Step(state: other.InitialState(4))), StringComparison.Ordinal);
        Assert.Contains("lane 3 is watched, but there are 3 lanes", Refused(() => watch.Step(state: network.InitialState(3))), StringComparison.Ordinal);
        Assert.Contains("no state was recorded, but one after every 2 is watched", Refused(() => watch.Sequence(network.Unroll(zeros(4, 4, 3), network.InitialState(4)))), StringComparison.Ordinal);

        // As many states as there should be, but of other steps.
        Assert.Contains("a state was recorded after every 3 steps, but one after every 2", Refused(() => watch.Sequence(network.Unroll(zeros(3, 4, 3), network.InitialState(4), record: 3))), StringComparison.Ordinal);
        var used = network.InitialState(4);
        used.Dispose();
        Assert.Throws<StateUsedException>(() => watch.Step(state: used));
        watch.Step(state: network.InitialState(4));
        watch.Step();
        watch.Add("Y");
        Assert.Contains("give Step the output", Refused(() => watch.Step(state: network.InitialState(4))), StringComparison.Ordinal);
        Assert.Contains("Sequence", Refused(() => watch.Step(network.Unroll(zeros(5, 4, 3), network.InitialState(4)).Outputs, network.InitialState(4))), StringComparison.Ordinal);
        Assert.Equal([2], Lines("m.jsonl").Select(line => (int)line["step"]!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Watch(network) { Every = 0 });
        watch.Dispose();
        Assert.Throws<ObjectDisposedException>(() => watch.Step());

        static string Refused(Action action) => Assert.Throws<NetworkArgumentException>(action).Message;
    }

    [Fact]
    public void An_error_in_the_middle_leaves_whole_lines()
    {
        using var scope = NewDisposeScope();
        using var network = new Exploding();
        try
        {
            using var watch = new Watch(network, Place("e.jsonl")).Add("hidden.hebb", Statistic.Whole);
            watch.Step(state: network.InitialState(Lanes));
            Assert.Single(Lines("e.jsonl"));
            throw new InvalidOperationException();
        }
        catch (InvalidOperationException)
        {
            Assert.Single(Lines("e.jsonl"));
        }
    }

    [Fact]
    public void Two_threads_with_one_watch_and_two_networks_with_one_each()
    {
        using var network = new Forager();
        using var second = new Exploding();
        using var watch = new Watch(network, Place("t.jsonl")).Add("hidden.hebb");
        using var other = new Watch(second, Place("o.jsonl")).Add("hidden.hebb");
        Parallel.For(0, 4, thread =>
        {
            using var scope = NewDisposeScope();
            var (state, apart) = (network.InitialState(Lanes), second.InitialState(Lanes));
            for (var t = 0; t < 10; t++)
            {
                (var output, state) = network.forward(ones(Lanes, 6), state);
                watch.Step(output, state);
                (_, apart) = second.forward(ones(Lanes, 3), apart);
                other.Step(state: apart);
            }
        });
        Assert.Equal(Enumerable.Range(1, 40), Lines("t.jsonl").Select(line => (int)line["step"]!));
        Assert.Equal(40, Lines("o.jsonl").Count);
    }

    private static void Close(Tensor expected, JsonNode actual) => Assert.Equal(expected.ToDouble(), (double)actual, 1e-6);

    private string Place(string file) => Path.Combine(_folder, file);

    private List<JsonObject> Lines(string file)
    {
        using var reader = new StreamReader(new FileStream(Place(file), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];
    }
}
