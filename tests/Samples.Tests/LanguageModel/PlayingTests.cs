using System.Xml.Linq;
using Backpropamine.Samples.LanguageModel.Networks;
using Backpropamine.Samples.LanguageModel.Playing;
using Backpropamine.Samples.LanguageModel.Text;
using Backpropamine.Samples.LanguageModel.Training;
using Backpropamine.Samples.Tests.CommandLine;
using Backpropamine.Samples.Tests.Support;
using Backpropamine.Training;
using TorchSharp.Modules;
using TorchSharp.PyBridge;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Tests.LanguageModel;

public class PlayingTests
{
    private static readonly string[] _prompt = ["a", "b", "<eos>", "c"];

    [Fact]
    public void The_same_seed_writes_the_same_text_and_another_one_another()
    {
        var model = Model("retroactive");
        Assert.Equal(Write(model, Plasticity.On, seed: 1), Write(model, Plasticity.On, seed: 1));
        Assert.NotEqual(Write(model, Plasticity.On, seed: 1), Write(model, Plasticity.On, seed: 2));
        Assert.DoesNotContain(Vocabulary.Unknown, Write(model, Plasticity.On, seed: 1, length: 300));
    }

    [Fact]
    public void Temperature_0_takes_the_likeliest_token()
    {
        var model = Model("lstm");
        var text = Write(model, Plasticity.On, temperature: 0, seed: 1, length: 5);
        Assert.Equal(text, Write(model, Plasticity.On, temperature: 0, seed: 2, length: 5));
        using var mode = no_grad();
        var read = model.Vocabulary.Ids(["<eos>", .. _prompt, .. text]);
        var (logits, _, _) = model.Network.Read(tensor(Array.ConvertAll(read, id => (long)id), [read.Length, 1]), model.Network.InitialState(1));
        logits.select(2, model.Vocabulary.UnknownId).fill_(-1000);
        Assert.Equal(text, Enumerable.Range(0, 5).Select(i => model.Vocabulary.Types[(int)logits[_prompt.Length + i, 0].argmax().item<long>()]));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("retroactive")]
    public void Plastic_weights_go_on_rest_after_the_prompt_or_do_not_count(string kind)
    {
        var model = Model(kind);
        // Logits far apart, so that what comes next depends on small differences.
        using (no_grad())
            model.Network.get_parameter("core.next.weight")!.mul_(20);
        string[][] texts = [.. new[] { Plasticity.On, Plasticity.Frozen, Plasticity.Off }.Select(plasticity => Write(model, plasticity, seed: 1, length: 200, prompts: 5))];
        Assert.NotEqual(texts[0], texts[1]);
        Assert.NotEqual(texts[1], texts[2]);
        using (no_grad())
            foreach (var (name, parameter) in model.Network.named_parameters())
                if (name.EndsWith(".alpha", StringComparison.Ordinal))
                    parameter.zero_();
        Assert.Equal(texts[2], Write(model, Plasticity.Frozen, seed: 1, length: 200, prompts: 5));
    }

    [Fact]
    public void A_probe_has_the_surprise_of_every_token_of_both_readings()
    {
        var model = Model("simple");
        var probe = Probe.Of(model, _prompt);
        var ids = model.Vocabulary.Ids([.. _prompt, .. _prompt]);
        Near(Evaluation.Of(model.Network, ids, 0, 1, Plasticity.On, CPU).Nats, probe.Surprise);
        Near(Evaluation.Of(model.Network, ids, 0, 1, Plasticity.Off, CPU).Nats, probe.SurpriseOff!);
        Assert.Equal([8, 8], probe.Modulation.Select(layer => layer.Length));
        Assert.Equal([8, 8], probe.Hebb.Select(layer => layer.Length));
        // The first step has nothing before it: h(−1) is 0.
        Assert.All(probe.Hebb, layer => Assert.True(layer[0] == 0 && layer[^1] > 0));

        static void Near(double[] expected, float[] actual) => Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
    }

    [Theory]
    [InlineData("lstm", 1)]
    [InlineData("none", 2)]
    [InlineData("simple", 3)]
    public void The_page_of_a_probe_is_well_formed_and_shows_what_there_is(string kind, int charts)
    {
        var page = ProbePage.Render(Probe.Of(Model(kind), ["a", "<unk>", "<eos>", "b"]), "a <model>");
        var html = XDocument.Parse(page[(page.IndexOf('\n') + 1)..]);
        Assert.Equal(charts, html.Descendants().Count(element => element.Name.LocalName == "figure"));
        Assert.Equal(["a", "<unk>", "↵", "b"], html.Descendants().Where(element => element.Name.LocalName == "span").Take(4).Select(element => element.Value));
        Assert.Contains("a &lt;model&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_of_an_LSTM_work_in_the_network_of_PyTorch_and_come_back()
    {
        using var folder = new TemporaryFolder();
        var model = Model("lstm");
        PyTorchWeights.Save(model.Network, folder["w"]);
        using var twin = new Twin(model.Vocabulary.Count, 7);
        twin.load_safetensors(folder["w"], strict: true);
        using var mode = no_grad();
        var tokens = randint(0, model.Vocabulary.Count, [6, 3], int64);
        var (logits, _, _) = model.Network.Read(tokens, model.Network.InitialState(3));
        Assert.InRange((logits - twin.call(tokens)).abs().max().item<float>(), 0, 1e-5f);

        var other = Model("lstm");
        other.Network.Start(0.3, 0, 0, 0);
        PyTorchWeights.Load(other.Network, folder["w"]);
        Assert.All(other.Network.parameters().Zip(model.Network.parameters()), pair => Assert.True(pair.First.equal(pair.Second).all().item<bool>()));
    }

    [Fact]
    public void A_plastic_network_has_names_for_all_it_has_and_other_weights_are_refused()
    {
        using var folder = new TemporaryFolder();
        var model = Model("retroactive");
        PyTorchWeights.Save(model.Network, folder["w"]);
        var kept = Safetensors.LoadStateDict(folder["w"]);
        Assert.Equal(model.Network.state_dict().Count, kept.Count);
        Assert.Contains("rnn.alpha_l1", kept.Keys);
        Assert.Contains("rnn.fan_out_weight_l0", kept.Keys);
        Assert.Contains("encoder.weight as [11, 7], this model has [11, 6]", Refused("lstm", 6), StringComparison.Ordinal);
        Assert.Contains("this model has not", Refused("lstm", 7), StringComparison.Ordinal);
        Assert.Contains("which this model has", Refused("none", 7, drop: "retroactive"), StringComparison.Ordinal);
        File.WriteAllText(folder["w"], "no weights");
        Assert.Contains("cannot be used as a safetensors file", Refused("lstm", 7), StringComparison.Ordinal);

        string Refused(string kind, int hidden, string? drop = null)
        {
            if (drop is not null)
                PyTorchWeights.Save(Model("lstm").Network, folder["w"]);
            using var network = NetworkKind.Of(kind).Create(Types.Length, hidden, CPU);
            return Assert.Throws<UsageException>(() => PyTorchWeights.Load(network, folder["w"])).Message;
        }
    }

    [Fact]
    public void A_run_is_trained_and_then_used_from_the_command_line()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, CommandLineRun.Of(["lm", .. SmallTasks.Options("lm"), "--network", "simple", "--iterations", "130", "--out", folder["runs"]]).Code);
        var run = Assert.Single(Directory.GetDirectories(folder["runs"]));
        var written = Done("generate", run, "--length", "20", "--prompt", "the cat", "--seed", "3");
        Assert.StartsWith("the cat", written, StringComparison.Ordinal);
        Assert.Equal(written, Done("generate", run, "--length", "20", "--prompt", "the cat", "--seed", "3"));
        Assert.Contains("probe:", Done("probe", run, "--out", folder["probe.html"]), StringComparison.Ordinal);
        Assert.True(File.Exists(folder["probe.html"]));
        Done("export", run, "--to", folder["w.safetensors"]);
        var data = SmallTasks.Options("lm")[^1];
        var judged = Done("evaluate", run, "--data", data);
        Assert.Contains("text.txt, test: perplexity", judged, StringComparison.Ordinal);
        Assert.Equal(judged, Done("evaluate", run, "--data", data, "--weights", folder["w.safetensors"]));
        // The report says the same of the test part.
        var result = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(run, "result.json"))).RootElement.GetProperty("measures").GetProperty("plasticity on").GetProperty("mean").GetDouble();
        Assert.Contains(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"test: perplexity {result:F3}"), judged, StringComparison.Ordinal);

        CommandLineRun.Of("lm", "generate", folder["none"]).Refused("there is no checkpoint of a run");
        CommandLineRun.Of("lm", "generate", run, "--plasticity", "maybe").Refused("--plasticity maybe");
        CommandLineRun.Of("lm", "generate", run, "--length", "0").Refused("--length 0");
        CommandLineRun.Of("lm", "generate", run, "--temperature", "-1").Refused("--temperature");
        CommandLineRun.Of("lm", "probe", run, "--text", folder["none"]).Refused("--text");

        string Done(params string[] arguments)
        {
            var done = CommandLineRun.Of(["lm", .. arguments]);
            Assert.Equal((0, ""), (done.Code, done.Error));
            return done.Output;
        }
    }

    [Fact]
    public void A_large_model_is_trained_and_then_used_from_the_command_line()
    {
        using var folder = new TemporaryFolder();
        var data = SmallTasks.Options("lm")[^1];
        string[] options = ["--preset", "large-tenth", "--hidden", "9", "--embedding", "6", "--steps", "30", "--lanes", "3", "--iterations", "12", "--data", data];
        Assert.Equal(0, CommandLineRun.Of(["lm", .. options, "--out", folder["runs"]]).Code);
        var run = Assert.Single(Directory.GetDirectories(folder["runs"]));
        Assert.StartsWith("the cat", Done("generate", run, "--length", "20", "--prompt", "the cat"), StringComparison.Ordinal);
        Assert.Contains("probe:", Done("probe", run, "--out", folder["probe.html"]), StringComparison.Ordinal);
        Assert.Contains("middle layer", File.ReadAllText(folder["probe.html"]), StringComparison.Ordinal);
        Done("export", run, "--to", folder["w"]);
        Assert.Equal(Done("evaluate", run, "--data", data), Done("evaluate", run, "--data", data, "--weights", folder["w"]));

        string Done(params string[] arguments)
        {
            var done = CommandLineRun.Of(["lm", .. arguments]);
            Assert.Equal((0, ""), (done.Code, done.Error));
            return done.Output;
        }
    }

    [Fact]
    public void Weights_of_a_large_LSTM_work_in_networks_of_PyTorch()
    {
        using var folder = new TemporaryFolder();
        using var model = LanguageModelTests.Model("large lstm");
        PyTorchWeights.Save(model, folder["w"]);
        using var twin = new LargeTwin(Types.Length, 5, 7);
        twin.load_safetensors(folder["w"], strict: true);
        using var mode = no_grad();
        var tokens = randint(0, Types.Length, [6, 3], int64);
        var (logits, _, _) = model.Read(tokens, model.InitialState(3));
        Assert.InRange((logits - twin.call(tokens)).abs().max().item<float>(), 0, 1e-5f);
    }

    private static readonly string[] Types = ["<eos>", "<unk>", "a", "b", "c", "d", "e", "f", "g", "h", "i"];

    private static ModelFile Model(string kind) => new(
        new RunSettings { Task = "lm", Network = kind, Hidden = 7 }, new Vocabulary(Types), Tokenizer.Of("word"), LanguageModelTests.Model(kind));

    private static string[] Write(ModelFile model, Plasticity plasticity, double temperature = 1, long seed = 1, int length = 60, int prompts = 1) =>
        [.. new TextGenerator(model, plasticity, temperature, seed).Write([.. Enumerable.Repeat(_prompt, prompts).SelectMany(prompt => prompt)], length)];

    /// <summary>The network that PyTorch's example of a language model has.</summary>
    private sealed class Twin : nn.Module<Tensor, Tensor>
    {
        private readonly Embedding encoder;
        private readonly LSTM rnn;
        private readonly Linear decoder;

        public Twin(int types, int hidden)
            : base(nameof(Twin))
        {
            (encoder, rnn, decoder) = (nn.Embedding(types, hidden), nn.LSTM(hidden, hidden, 2), nn.Linear(hidden, types));
            RegisterComponents();
        }

        public override Tensor forward(Tensor tokens) => decoder.call(rnn.call(encoder.call(tokens)).Item1);
    }

    /// <summary>Three layers of PyTorch's, and a read-out with the weights of the embedding.</summary>
    private sealed class LargeTwin : nn.Module<Tensor, Tensor>
    {
        private readonly Embedding encoder;
        private readonly ModuleList<LSTM> rnns;
        private readonly ReadOut decoder;

        public LargeTwin(int types, int embedding, int hidden)
            : base(nameof(LargeTwin))
        {
            (encoder, decoder) = (nn.Embedding(types, embedding), new ReadOut(types));
            rnns = nn.ModuleList(nn.LSTM(embedding, hidden), nn.LSTM(hidden, hidden), nn.LSTM(hidden, embedding));
            RegisterComponents();
        }

        public override Tensor forward(Tensor tokens) =>
            nn.functional.linear(rnns.Aggregate(encoder.call(tokens), (signal, rnn) => rnn.call(signal).Item1), encoder.weight!, decoder.get_parameter("bias")!);
    }

    private sealed class ReadOut : nn.Module
    {
        public ReadOut(int types)
            : base(nameof(ReadOut)) => register_parameter("bias", new Parameter(zeros(types)));
    }
}
