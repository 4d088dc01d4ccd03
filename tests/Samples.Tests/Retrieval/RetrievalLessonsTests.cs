using Backpropamine.Samples.Retrieval;
using Backpropamine.Samples.Tests.Support;
using Backpropamine.Training;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Tests.Retrieval;

public class RetrievalLessonsTests
{
    private const int Lanes = 200;

    private static readonly RetrievalLessons Lessons = new(Lanes, CPU);

    [Theory]
    [InlineData(LessonPart.Training)]
    [InlineData(LessonPart.Validation)]
    [InlineData(LessonPart.Test)]
    public void A_sequence_has_three_pairs_and_asks_for_the_digit_of_one_letter(LessonPart part)
    {
        var lesson = Lessons.Next(new LaneStreams(1, StreamPurpose.Environment, Lanes), part);
        var asked = new HashSet<int>();
        Assert.True(lesson.Inputs[0].sum(2).eq(1).all().item<bool>());
        for (var lane = 0; lane < Lanes; lane++)
        {
            var symbols = lesson.Inputs[0].select(1, lane).argmax(1).data<long>().ToArray();
            var letters = new[] { symbols[0], symbols[2], symbols[4] };
            Assert.All(letters, letter => Assert.InRange(letter, 0, 25));
            Assert.Equal(3, letters.Distinct().Count());
            Assert.All([symbols[1], symbols[3], symbols[5]], digit => Assert.InRange(digit, 26, 35));
            Assert.Equal((36, 36), (symbols[6], symbols[7]));
            var pair = Array.IndexOf(letters, symbols[8]);
            Assert.Equal(symbols[2 * pair + 1], lesson.Target[lane].item<long>());
            asked.Add(pair);
        }
        Assert.Equal(3, asked.Count);
    }

    [Fact]
    public void The_sets_are_the_published_ones_and_differ()
    {
        Assert.Equal((100_000, 10_000, 20_000), (RetrievalSet.All[LessonPart.Training].Count, RetrievalSet.All[LessonPart.Validation].Count, RetrievalSet.All[LessonPart.Test].Count));
        Assert.NotEqual(RetrievalSet.All[LessonPart.Validation].Symbols[..900], RetrievalSet.All[LessonPart.Test].Symbols[..900]);
    }

    [Fact]
    public void The_networks_have_about_as_many_parameters()
    {
        var task = new RetrievalTask();
        var counts = task.Networks.ToDictionary(network => network.Name, network =>
        {
            using var trainer = task.CreateTrainer(task.Usual(task.Presets[0], network.Name));
            return trainer.ParameterCount;
        });
        Assert.All(counts, count => Assert.InRange(count.Value, 1700, 2200));
    }

    [Fact]
    public void The_state_of_STPN_spans_the_input_and_the_layer_itself_and_is_normalised()
    {
        using var net = new RetrievalStpn(11, 11);
        var lesson = Lessons.Next(new LaneStreams(1, StreamPurpose.Environment, Lanes), LessonPart.Training);
        var (output, state) = net.forward(lesson.Inputs[0][0], zeros(Lanes, 11), net.InitialState(Lanes));
        Assert.Equal([Lanes, 48, 11], state.Hidden.Hebb.shape);
        // h = tanh(x·w/|w| + b), with the norm over all 48 connections of a neuron; Hebb is γ·x·h after the first step.
        using var _ = no_grad();
        var (w, gamma, bias) = (net.Hidden["weight_io"], net.Hidden["gamma"], net.Hidden["bias"]);
        var read = cat([lesson.Inputs[0][0], zeros(Lanes, 11)], 1);
        var expected = (read.mm(w / (w.square().sum([0]) + 1e-6).sqrt()) + bias).tanh();
        Assert.InRange((output.Hidden - expected).abs().max().item<float>(), 0, 1e-5f);
        Assert.InRange((state.Hidden.Hebb - gamma * read.unsqueeze(2) * expected.unsqueeze(1)).abs().max().item<float>(), 0, 1e-8f);
    }

    [Fact]
    public void Validations_are_kept_with_the_weights_that_did_best_and_survive_a_checkpoint()
    {
        using var folder = new TemporaryFolder();
        var (_, settings) = SmallTasks.Of("retrieval", "rnn");
        var task = new OftenValidated();
        using var whole = task.CreateTrainer(settings);
        Iterate(whole, 8);
        whole.Save(folder["whole"]);
        Assert.Equal([2, 4, 6, 8], whole.Validations.Select(validation => validation.Iteration));

        using (var first = task.CreateTrainer(settings))
        {
            Iterate(first, 5);
            first.Save(folder["half"]);
        }
        using var second = task.CreateTrainer(settings);
        second.Resume(folder["half"]);
        Iterate(second, 3);
        second.Save(folder["parts"]);
        Assert.Equal(File.ReadAllBytes(folder["whole"]), File.ReadAllBytes(folder["parts"]));

        var best = whole.Validations.MaxBy(validation => validation.Score).Iteration;
        Assert.Contains($"with the weights of iteration {best}", whole.Show().Text, StringComparison.Ordinal);
        whole.Save(folder["shown"]);
        Assert.Equal(File.ReadAllBytes(folder["whole"]), File.ReadAllBytes(folder["shown"]));
    }

    private static void Iterate(Training.Trainer trainer, int iterations)
    {
        for (var i = 0; i < iterations; i++)
            trainer.Iterate();
    }

    private sealed class OftenValidated : Training.SupervisedTask
    {
        private readonly RetrievalTask _task = new();

        public override string Name => _task.Name;

        public override string Title => _task.Title;

        public override string Summary => _task.Summary;

        public override string ScoreName => _task.ScoreName;

        public override string GalleryTitle => _task.GalleryTitle;

        public override string GalleryNote => _task.GalleryNote;

        public override IReadOnlyList<Training.Preset> Presets => _task.Presets;

        public override IReadOnlyDictionary<string, string> Meanings => _task.Meanings;

        public override IReadOnlyList<Training.NetworkChoice> Networks =>
        [
            Learner("rnn", "", 0, (settings, device) => new RetrievalRnn(settings.Hidden, device: device),
                (net, lesson) => net.Unroll(lesson.Inputs[0], net.InitialState(lesson.Lanes)).Outputs.Answer[-1]),
        ];

        public override SupervisedOptions Options(Training.RunSettings settings) => new() { TestLessons = 50, ValidateEvery = 2, ValidationLessons = 50 };

        public override ILessons CreateLessons(Training.RunSettings settings, int lanes, Device device) => _task.CreateLessons(settings, lanes, device);
    }
}
