using Backpropamine.Samples.LanguageModel;
using Backpropamine.Samples.LanguageModel.Networks;
using Backpropamine.Samples.LanguageModel.Text;
using Backpropamine.Samples.LanguageModel.Training;
using Backpropamine.Samples.Tests.Support;
using Backpropamine.Training;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Tests.LanguageModel;

public class LargeTrainingTests
{
    private static readonly LanguageModelTask _task = new();

    public static TheoryData<string> Kinds => [.. LargeKind.All.Select(kind => kind.Name)];

    [Fact]
    public void Penalties_are_means_of_squares()
    {
        using var scope = NewDisposeScope();
        // Two steps of one lane and two neurons.
        var activities = tensor(new float[] { 1, 2, 3, -1 }, [2, 1, 2]);
        Assert.Equal((1 + 4 + 9 + 1) / 4f, LargeRecipe.MeanSquare(activities).item<float>());
        Assert.Equal((2 * 2 + 3 * 3) / 2f, LargeRecipe.MeanSquareOfChanges(activities).item<float>());
        Assert.Equal(0, LargeRecipe.MeanSquareOfChanges(activities[..1]).item<float>());
    }

    [Fact]
    public void The_loss_has_the_penalties_of_the_last_layer_and_the_nats_have_not()
    {
        using var scope = NewDisposeScope();
        using var model = new LargeNetwork(LargeKind.Of("simple"), 9, 4, 6, CPU);
        model.Start(0.5, 0.5, 0, 0.5);
        var options = new LargeOptions(4, new DropoutRates(0.1, 0.4, 0.25, 0.4), Activity: 2, Change: 3, WeightDecay: 0, DividesAlpha: true);
        var (read, next) = (arange(10, int64).view(5, 2) % 9, (arange(10, int64).view(5, 2) * 2) % 9);
        var (loss, nats, _) = new LargeRecipe(model, options, seed: 1, CPU).Read(read, next, model.InitialState(2), new LaneStreams(1, StreamPurpose.Environment, 2));
        var masks = DropoutMasks.Draw(options.Rates, model, 2, new LaneStreams(1, StreamPurpose.Environment, 2), new LaneStreams(1, StreamPurpose.Words, 1), CPU);
        var reading = model.Read(read, model.InitialState(2), masks);
        var expected = nn.functional.cross_entropy(reading.Logits.flatten(0, 1), next.flatten());
        Assert.Equal(expected.item<float>(), nats.item<float>(), 1e-6);
        var penalties = 2 * reading.Dropped.pow(2).mean() + 3 * (reading.Top[1..] - reading.Top[..^1]).pow(2).mean();
        Assert.Equal((expected + penalties).item<float>(), loss.item<float>(), 1e-6);
        Assert.True(penalties.item<float>() > 1e-3);
    }

    [Fact]
    public void Lengths_are_normal_numbers_about_the_usual_one_or_half_of_it()
    {
        var draws = new LaneStreams(1, StreamPurpose.Lengths, 1);
        var lengths = Enumerable.Range(0, 20_000).Select(_ => Segments.Draw(draws, 70)).ToArray();
        Assert.Equal(80, lengths.Max());
        var halves = lengths.Where(length => length < 53).ToArray();
        Assert.InRange(halves.Length / 20_000.0, 0.045, 0.055);
        // Numbers are cut to whole ones.
        Assert.InRange(halves.Average(), 34, 35);
        var whole = lengths.Where(length => length >= 53).ToArray();
        Assert.InRange(whole.Average(), 69.2, 69.7);
        Assert.InRange(Math.Sqrt(whole.Average(length => Math.Pow(length - whole.Average(), 2))), 4.6, 5.1);
        Assert.Equal(5, Enumerable.Range(0, 1_000).Min(_ => Segments.Draw(draws, 5)));
    }

    [Fact]
    public void An_epoch_reads_each_token_once()
    {
        var segments = new Segments(1_000, 70, seed: 1);
        var count = segments.Count(1);
        var read = 0;
        for (var i = 0; i < count; i++)
        {
            Assert.Equal((0, read, i == count - 1), (segments[i].Epoch, segments[i].From, segments[i].EndsEpoch));
            read += segments[i].Length;
        }
        Assert.Equal(1_000, read);
        Assert.Equal((1, 0), (segments[count].Epoch, segments[count].From));
        // Another epoch has other lengths, another seed too, and the same seed the same.
        Assert.NotEqual(Lengths(segments, 0, 10), Lengths(segments, count, 10));
        Assert.Equal(Lengths(segments, 0, 100), Lengths(new Segments(1_000, 70, seed: 1), 0, 100));
        Assert.NotEqual(Lengths(segments, 0, 10), Lengths(new Segments(1_000, 70, seed: 2), 0, 10));

        static int[] Lengths(Segments of, int first, int count) => [.. Enumerable.Range(first, count).Select(i => of[i].Length)];
    }

    [Fact]
    public void Segments_of_the_small_model_have_the_same_length()
    {
        var segments = new Segments(lane: 25, steps: 10, seed: null);
        Assert.Equal(
            [new(0, 0, 10, false), new(0, 10, 10, true), new(1, 0, 10, false), new(1, 10, 10, true)],
            Enumerable.Range(0, 4).Select(i => segments[i]));
        Assert.Equal(6, segments.Count(3));
    }

    [Theory]
    [InlineData(false, new[] { 5.0, 4.0, 4.5 })]
    [InlineData(false, new[] { 5.0, 4.0, 4.5, 4.4 })]
    [InlineData(true, new[] { 5.0, 4.0, 4.5, 4.4, 4.3 })]
    [InlineData(false, new[] { 5.0, 4.0, 4.5, 4.4, 3.9 })]
    [InlineData(false, new[] { 5.0, 4.0, 3.0, 3.1, 3.2 })]
    [InlineData(true, new[] { 5.0, 4.0, 3.0, 3.1, 3.2, 3.3 })]
    public void Averaging_begins_when_a_validation_is_worse_than_the_best_but_for_the_last_two(bool begins, double[] losses)
    {
        var schedule = new LearningSchedule(1, 0, 0.25, 0, NonMonotone: 2);
        var scores = Array.ConvertAll(losses, loss => -loss);
        Assert.Equal(begins, schedule.BeginsAveraging(scores));
        Assert.False((schedule with { NonMonotone = 0 }).BeginsAveraging(scores));
    }

    [Fact]
    public void The_mean_of_weights_is_of_all_iterations_since_it_began()
    {
        using var scope = NewDisposeScope();
        using var linear = nn.Linear(1, 1, hasBias: false);
        using var average = new WeightAverage(linear);
        Step(100);
        Assert.Equal(100, average.Use(() => Weight()));
        average.Begin();
        Assert.Equal(100, average.Use(() => Weight()));
        foreach (var value in new float[] { 1, 2, 6 })
            Step(value);
        Assert.Equal(3, average.Count);
        Assert.Equal(3, average.Use(() => Weight()), 1e-6f);
        Assert.Equal(6, Weight());

        float Weight() => linear.weight!.item<float>();

        void Step(float value)
        {
            using (no_grad())
                linear.weight!.fill_(value);
            average.Add();
        }
    }

    [Fact]
    public void The_step_size_follows_the_length_of_a_segment()
    {
        // The gradient is always longer than this, so that a step is as long as the step size says.
        const double Clip = 1e-4;
        var settings = Small("simple", own => own.With("clip", $"{Clip:0.#####}").With("weight-decay", "0"));
        var segments = Segments.Of(settings, Corpus.Read(settings.Data, "word", settings.Own.Whole("vocabulary")));
        using var trainer = _task.CreateTrainer(settings);
        for (var i = 0; i < 6; i++)
        {
            using var scope = NewDisposeScope();
            var before = trainer.Network.parameters().Select(parameter => parameter.detach().clone()).ToArray();
            trainer.Iterate();
            var length = Math.Sqrt(trainer.Network.parameters().Zip(before, (now, then) => (now.to(float64) - then).square().sum().item<double>()).Sum());
            Assert.Equal(1, length / (settings.LearningRate * segments[i].Length / settings.Steps * Clip), 0.01);
        }
        Assert.True(Enumerable.Range(0, 6).Select(i => segments[i].Length).Distinct().Count() > 3);
    }

    [Theory]
    [InlineData("simple")]
    [InlineData("lstm")]
    public void A_training_that_is_resumed_ends_with_the_same_bits_also_where_averaging_begins(string network)
    {
        using var folder = new TemporaryFolder();
        var settings = Averaging(network);
        var (begun, end) = (0, 0);
        using (var whole = _task.CreateTrainer(settings))
        {
            whole.Save(folder["at"]);
            for (begun = 1; ; begun++)
            {
                File.Move(folder["at"], folder["before"], overwrite: true);
                whole.Iterate();
                whole.Save(folder["at"]);
                Assert.InRange(begun, 1, 400);
                if (Checkpoint.Open(folder["at"]).Arrays.ContainsKey("average-count"))
                    break;
            }
            Iterate(whole, 2);
            whole.Save(folder["behind"]);
            // To the second validation with averaged weights.
            var validations = whole.Validations.Count;
            while (whole.Validations.Count < validations + 2)
                whole.Iterate();
            end = whole.Iteration;
            whole.Save(folder["whole"]);
        }
        foreach (var (point, done) in new[] { ("before", begun - 1), ("at", begun), ("behind", begun + 2) })
        {
            using var second = _task.CreateTrainer(settings);
            second.Resume(folder[point]);
            Assert.Equal(done, second.Iteration);
            Iterate(second, end - done);
            second.Save(folder["resumed"]);
            Assert.Equal(File.ReadAllBytes(folder["whole"]), File.ReadAllBytes(folder["resumed"]));
        }
    }

    [Fact]
    public void Validations_are_of_averaged_weights_and_learning_goes_on_with_the_latest()
    {
        using var scope = NewDisposeScope();
        var settings = Averaging("simple");
        var corpus = Corpus.Read(settings.Data, "word", settings.Own.Whole("vocabulary"));
        using var trainer = _task.CreateTrainer(settings);
        while (Averaged(trainer) == 0)
        {
            trainer.Iterate();
            Assert.InRange(trainer.Iteration, 1, 400);
        }
        var validations = trainer.Validations.Count;
        var sums = trainer.Network.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.to(float64).clone());
        while (trainer.Validations.Count == validations)
        {
            trainer.Iterate();
            foreach (var (name, value) in trainer.Network.state_dict())
                sums[name].add_(value);
        }
        using var twin = LanguageModels.Create(settings, corpus.Vocabulary.Count, CPU);
        using var _ = no_grad();
        foreach (var (name, value) in twin.state_dict())
            value.copy_(sums[name] / Averaged(trainer));
        Assert.Equal(Score(twin), trainer.Validations[^1].Score, 1e-4);
        Assert.NotEqual(Score((LanguageModelNetwork)trainer.Network), trainer.Validations[^1].Score, 1e-3);

        double Score(LanguageModelNetwork network) => -Evaluation.Of(network, corpus.Validation, corpus.Vocabulary.LineEndId, settings.Lanes, Plasticity.On, CPU).Nats.Average();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_large_model_learns_a_text_that_repeats_itself(string network)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllLines(folder["text"], Enumerable.Repeat("a rose is a rose is a rose.", 200));
        // So few neurons learn with less dropout, smaller penalties and a smaller step size.
        (string, string)[] own = [("init", "0.5"), ("embedding", "16"), ("drop-words", "0"), ("drop-input", "0.1"), ("drop-hidden", "0.1"), ("drop-output", "0.1"), ("ar", "0.1"), ("tar", "0.1")];
        var settings = Small(network, usual => own.Aggregate(usual, (values, value) => values.With(value.Item1, value.Item2))) with { Data = folder["text"], Hidden = 24, Lanes = 4, LearningRate = 4 };
        using var trainer = _task.CreateTrainer(settings);
        Iterate(trainer, 300);
        Assert.InRange(Math.Exp(-trainer.Scores[0]), 4, 20);
        Assert.InRange(trainer.Show().Measures[0].Mean, 1, 2);
        // What is no value that is trained stays as it is.
        foreach (var (name, parameter) in trainer.Network.named_parameters())
            if (name.EndsWith(".bias_hh", StringComparison.Ordinal))
                Assert.Equal(network == "lstm", parameter.chunk(4)[2].abs().sum().item<float>() > 0);
    }

    internal static RunSettings Small(string network, Func<OwnSettings, OwnSettings>? change = null)
    {
        var (_, small) = SmallTasks.Of("lm", network);
        var usual = _task.Usual(_task.FindPreset("large-tenth"), network);
        var own = usual.Own.With("embedding", "5");
        return usual with { Hidden = 7, Steps = 30, Lanes = 3, Data = small.Data, Own = change?.Invoke(own) ?? own };
    }

    // So large steps that validations soon get worse.
    private static RunSettings Averaging(string network) => Small(network, own => own.With("non-monotone", "1")) with { Steps = 60 };

    private static double Averaged(Trainer trainer) => trainer.Iteration == 0 ? 0 : trainer.Figures(0, 1).Single(figure => figure.Name == "averaged").Value;

    private static void Iterate(Trainer trainer, int count)
    {
        for (var i = 0; i < count; i++)
            trainer.Iterate();
    }
}
