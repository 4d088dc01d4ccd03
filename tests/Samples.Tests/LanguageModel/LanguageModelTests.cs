using Backpropamine.Samples.LanguageModel;
using Backpropamine.Samples.LanguageModel.Networks;
using Backpropamine.Samples.LanguageModel.Training;
using Backpropamine.Samples.Tests.Support;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Tests.LanguageModel;

public class LanguageModelTests
{
    private const int Types = 11;

    public static TheoryData<string> Kinds => [.. NetworkKind.All.Select(kind => kind.Name)];

    public static TheoryData<string> Models => [.. NetworkKind.All.SelectMany(kind => new[] { kind.Name, LargePrefix + kind.Name })];

    private const string LargePrefix = "large ";

    [Theory]
    [InlineData("quick", 6_000)]
    [InlineData("paper", 10_000)]
    [InlineData("quick", 60)]
    public void All_networks_of_a_preset_have_as_many_parameters(string preset, int types)
    {
        var lstm = NetworkKind.Of("lstm");
        var hidden = preset == "quick" ? 100 : 200;
        var wanted = lstm.Parameters(types, hidden);
        foreach (var kind in NetworkKind.All)
            Assert.InRange(kind.Parameters(types, kind.Matched(lstm, types, hidden)) / (double)wanted, 0.99, 1.01);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_number_of_parameters_is_as_computed(string name)
    {
        var kind = NetworkKind.Of(name);
        using var model = kind.Create(Types, 7, CPU);
        Assert.Equal(kind.Parameters(Types, 7), model.parameters().Sum(parameter => parameter.NumberOfElements));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Lanes_are_judged_like_each_stretch_of_the_text_alone(string name)
    {
        using var model = Model(name);
        var tokens = Tokens(203);
        var side = Evaluation.Of(model, tokens, 0, lanes: 4, Plasticity.On, CPU).Nats;
        // Lanes of 51 tokens, the last one of 50.
        for (var lane = 0; lane < 4; lane++)
        {
            var stretch = tokens.Skip(51 * lane).Take(51).ToArray();
            var alone = Evaluation.Of(model, stretch, lane == 0 ? 0 : tokens[51 * lane - 1], lanes: 1, Plasticity.On, CPU).Nats;
            Assert.All(alone.Zip(side.Skip(51 * lane)), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        }
        Assert.Equal(side.Length, tokens.Length);
        Assert.Equal(Math.Exp(side.Average()), Evaluation.Measure("", side).Mean);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_state_is_carried_from_the_first_token_to_the_last(string name)
    {
        using var model = Model(name);
        // More tokens than are read at once.
        var tokens = Tokens(1000);
        var nats = Evaluation.Of(model, tokens, 0, 1, Plasticity.On, CPU).Nats;
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var state = model.InitialState(1);
        var read = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            (var logits, var ignored, state) = model.Read(tensor(new long[] { read }, [1, 1]), state);
            read = tokens[i];
            Assert.Equal(-nn.functional.log_softmax(logits[0, 0], 0)[read].item<float>(), nats[i], 1e-4);
        }
    }

    [Theory]
    [InlineData("simple")]
    [InlineData("large simple")]
    public void Plasticity_off_is_the_same_network_without_its_plastic_weights(string name)
    {
        using var model = Model(name);
        var tokens = Tokens(300);
        var (on, off) = (Evaluation.Of(model, tokens, 0, 1, Plasticity.On, CPU), Evaluation.Of(model, tokens, 0, 1, Plasticity.Off, CPU));
        Assert.NotEqual(on.Perplexity, off.Perplexity);
        Assert.All(on.MeanHebb, mean => Assert.True(mean > 0));
        using (no_grad())
            foreach (var (path, parameter) in model.named_parameters())
                if (path.EndsWith(".alpha", StringComparison.Ordinal))
                    parameter.zero_();
        Assert.Equal(off.Perplexity, Evaluation.Of(model, tokens, 0, 1, Plasticity.On, CPU).Perplexity, 1e-4);
    }

    [Fact]
    public void A_training_reads_every_token_once_an_epoch_and_starts_each_with_a_new_state()
    {
        var text = TokenLanes.Even([.. Enumerable.Range(1, 25)], before: 0, lanes: 3);
        Assert.Equal((3, 8), (text.Lanes, text.Length));
        var (read, next) = text.Steps(0, 2, CPU);
        Assert.Equal([0, 8, 16, 1, 9, 17], read.data<long>().ToArray());
        Assert.Equal([1, 9, 17, 2, 10, 18], next.data<long>().ToArray());
    }

    [Fact]
    public void The_learning_rate_falls_after_the_first_epochs()
    {
        var schedule = new LearningSchedule(Decay: 0.5, DecayStart: 2, GradientClip: 5, Patience: 0, NonMonotone: 0);
        Assert.Equal([1, 1, 0.5, 0.25], Enumerable.Range(0, 4).Select(schedule.Rate));
    }

    [Fact]
    public void A_training_ends_when_validation_stalls()
    {
        var (task, settings) = SmallTasks.Of("lm", "lstm");
        using var trainer = task.CreateTrainer(settings with { LearningRate = 1e-30, Own = settings.Own.With("patience", "2") });
        for (var i = 0; i < 1000 && !trainer.IsFinished; i++)
            trainer.Iterate();
        // The first validation is the best; the weights do not change.
        Assert.Equal(3, trainer.Validations.Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_small_model_learns_a_text_that_repeats_itself(string network)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllLines(folder["text"], Enumerable.Repeat("a rose is a rose is a rose.", 200));
        var (task, settings) = SmallTasks.Of("lm", network);
        using var trainer = task.CreateTrainer(settings with { Data = folder["text"], Own = settings.Own.With("patience", "0").With("init", "0.5") });
        while (trainer.Iteration < 480)
            trainer.Iterate();
        Assert.InRange(Math.Exp(-trainer.Scores[0]), 4, 20);
        var showing = trainer.Show();
        Assert.InRange(showing.Measures[0].Mean, 1, 1.5);
        Assert.Equal(["unigram", "Kneser–Ney 5-gram"], showing.Measures.TakeLast(2).Select(measure => measure.Name));
    }

    [Fact]
    public void Another_text_is_no_text_to_go_on_with()
    {
        using var folder = new TemporaryFolder();
        var (task, settings) = SmallTasks.Of("lm", "lstm");
        using (var trainer = task.CreateTrainer(settings))
            trainer.Save(folder["checkpoint"]);
        File.WriteAllLines(folder["text"], File.ReadAllLines(settings.Data!).Reverse());
        using var other = task.CreateTrainer(settings with { Data = folder["text"] });
        Assert.Contains("another text", Assert.Throws<CheckpointException>(() => other.Resume(folder["checkpoint"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_iterations_of_a_preset_are_those_of_the_text_of_this_project()
    {
        var task = new LanguageModelTask();
        foreach (var preset in task.Presets)
            Assert.Equal(preset.Iterations, task.Iterations(task.Usual(preset, "lstm")));
    }

    [Fact]
    public void Metrics_tell_the_perplexity_and_the_speed()
    {
        using var folder = new TemporaryFolder();
        string[] arguments = ["lm", .. SmallTasks.Options("lm"), "--iterations", "3", "--out", folder.Path];
        var run = CommandLine.CommandLineRun.Of(arguments);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("perplexity", run.Output, StringComparison.Ordinal);
        var lines = File.ReadLines(Assert.Single(Directory.GetFiles(folder.Path, "metrics.jsonl", SearchOption.AllDirectories))).Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(3, lines.Length);
        Assert.All(lines, line => Assert.Equal(Math.Exp(line.GetProperty("loss").GetDouble()), line.GetProperty("perplexity").GetDouble()));
    }

    [Fact]
    public void Comparisons_judge_a_training_by_its_best_validation_so_far()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, CommandLine.CommandLineRun.Of(["lm", .. SmallTasks.Options("lm"), "--iterations", "200", "--out", folder.Path]).Code);
        var result = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Assert.Single(Directory.GetFiles(folder.Path, "result.json", SearchOption.AllDirectories)))).RootElement;
        var validations = result.GetProperty("validations").EnumerateArray().Select(one => (one.GetProperty("iteration").GetInt32(), Score: one.GetProperty("score").GetDouble())).ToArray();
        var curve = Training.Comparing.Results.RunReader.Read(folder.Path)!.Curve;
        Assert.True(validations.Length > 1);
        Assert.Equal(validations.Select(validation => validation.Item1), curve.Iterations);
        Assert.Equal(validations.Select((_, i) => validations.Take(i + 1).Max(validation => validation.Score)), curve.Scores);
    }

    [Theory]
    [InlineData("--tokens letters: there are word and char", "--tokens", "letters")]
    [InlineData("--vocabulary 2", "--vocabulary", "2")]
    [InlineData("--decay many: give a number", "--decay", "many")]
    [InlineData("--eta means nothing in the network simple", "--network", "simple", "--eta", "0.1")]
    [InlineData("--data nowhere.txt: there is no such file or folder", "--data", "nowhere.txt")]
    [InlineData("--lanes 9999999", "--lanes", "9999999")]
    [InlineData("--bits means nothing in the task lm", "--bits", "3")]
    [InlineData("--tar means nothing in the preset quick", "--tar", "1")]
    [InlineData("--drop-input 1: give a number from 0, below 1", "--preset", "large", "--drop-input", "1")]
    [InlineData("--alpha-division 2: there are 0 and 1", "--preset", "large-tenth", "--alpha-division", "2")]
    public void Misuse_is_one_clear_line(string text, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        CommandLine.CommandLineRun.Of(["lm", .. arguments, "--out", folder["out"]]).Refused(text);
    }

    [Fact]
    public void An_option_of_another_task_is_refused()
    {
        using var folder = new TemporaryFolder();
        CommandLine.CommandLineRun.Of("maze", "--vocabulary", "50", "--out", folder["out"]).Refused("--vocabulary means nothing in the task maze");
    }

    internal static LanguageModelNetwork Model(string name)
    {
        manual_seed(3);
        LanguageModelNetwork model = name.StartsWith(LargePrefix, StringComparison.Ordinal)
            ? new LargeNetwork(LargeKind.Of(name[LargePrefix.Length..]), Types, embedding: 5, hidden: 7, CPU)
            : NetworkKind.Of(name).Create(Types, 7, CPU);
        // Larger than usual, so that plasticity shows.
        model.Start(weights: 0.5, alpha: 0.5, eta: 0.3, fanOut: 0.5);
        return model;
    }

    private static int[] Tokens(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(Types))];
    }
}
