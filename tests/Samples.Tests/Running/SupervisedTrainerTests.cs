using Backpropamine.Samples.Patterns;
using Backpropamine.Samples.Tests.Support;
using Backpropamine.Training;
using Backpropamine.Training.Reporting;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Tests.Running;

public class SupervisedTrainerTests
{
    [Fact]
    public void A_short_training_teaches_a_plastic_network_to_complete_patterns()
    {
        var (task, settings) = SmallTasks.Of("patterns", "none");
        using var trainer = task.CreateTrainer(settings with { Bits = 20, Hidden = 21, Lanes = 8, LearningRate = 3e-3 });
        while (trainer.Iteration < 500)
            trainer.Iterate();
        Assert.InRange(trainer.Scores.Take(5).Average(), 0.3, 0.7);
        Assert.InRange(trainer.RecentScore(20), 0.85, 1);

        var showing = trainer.Show();
        Assert.Equal(["plasticity on", "plasticity off"], showing.Measures.Select(measure => measure.Name));
        Assert.InRange(showing.Measures[0].Mean, 0.8, 1);
        Assert.InRange(showing.Measures[1].Mean, 0.3, 0.7);
        Assert.InRange(showing.Measures[0].Margin, 1e-3, 0.1);
        // The pattern, what is shown, and what comes back with and without plasticity.
        var rows = Assert.Single(showing.Galleries).Rows;
        Assert.Equal(6, rows.Count);
        Assert.All(rows, row => Assert.Equal(4, row.Count));
    }

    [Fact]
    public void What_is_shown_and_measured_does_not_change_the_training()
    {
        var (task, settings) = SmallTasks.Of("patterns", "none");
        Assert.Equal(Losses(show: false), Losses(show: true));

        double[] Losses(bool show)
        {
            using var trainer = task.CreateTrainer(settings);
            trainer.Iterate();
            if (show)
                trainer.Show();
            trainer.Iterate();
            trainer.Iterate();
            return [.. trainer.Losses];
        }
    }

    [Theory]
    [InlineData(double.NaN, "loss")]
    [InlineData(0, "gradient")]
    public void Numbers_that_break_stop_before_the_weights_change(double factor, string what)
    {
        var (task, settings) = SmallTasks.Of("patterns", "none");
        using var trainer = new RootOfAnswer(task, factor).CreateTrainer(settings);
        var before = Weights();
        var error = Assert.Throws<TrainingException>(() => trainer.Iterate());
        Assert.Contains($"the {what} is not a number any more", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, trainer.Iteration);
        Assert.Equal(before, Weights());

        float[] Weights() => trainer.Network.get_parameter("hidden.weight_hh")!.detach().data<float>().ToArray();
    }

    /// <summary>The loss is the root of the answers' squares times a factor: with 0 it is 0, and its slope is infinite.</summary>
    private sealed class RootOfAnswer(LearningTask task, double factor) : SupervisedTask
    {
        public override string Name => "root";

        public override string Title => "Root";

        public override string Summary => "";

        public override string ScoreName => "";

        public override string GalleryTitle => "";

        public override string GalleryNote => "";

        public override IReadOnlyList<Preset> Presets => task.Presets;

        public override IReadOnlyDictionary<string, string> Meanings => task.Meanings;

        public override IReadOnlyList<NetworkChoice> Networks =>
        [
            Learner("none", "", 1, (settings, device) => new PatternPlastic(settings.Hidden, settings.Hidden, device: device),
                (net, lesson) => net.Unroll(lesson.Inputs[0], net.InitialState(lesson.Lanes)).Outputs.Hidden[-1].narrow(1, 0, 10)),
        ];

        public override ILessons CreateLessons(RunSettings settings, int lanes, Device device) =>
            new Lessons(((SupervisedTask)task).CreateLessons(settings, lanes, device), factor);

        private sealed class Lessons(ILessons lessons, double factor) : ILessons
        {
            public Lesson Next(IUniforms draws, LessonPart part) => lessons.Next(draws, part);

            public Tensor Loss(Tensor answer, Lesson lesson) => (answer * factor).square().sqrt().sum();

            public Tensor Score(Tensor answer, Lesson lesson) => lessons.Score(answer, lesson);

            public IReadOnlyList<Picture> Draw(Lesson lesson, int lane, IReadOnlyList<(string How, Tensor Answer)> answers) => [];
        }
    }

    [Theory]
    [InlineData("patterns", "none")]
    [InlineData("retrieval", "modulated")]
    public void The_report_shows_what_a_lane_was_shown_and_what_its_connections_stored(string name, string network)
    {
        var (task, settings) = SmallTasks.Of(name, network);
        using var trainer = task.CreateTrainer(settings);
        trainer.Iterate();
        var episode = Assert.Single(trainer.Show().Episodes);
        Assert.Equal(task.EpisodeSteps(settings), episode.StepLabels.Length);
        Assert.Equal("answer", episode.StepLabels[^1]);
        Assert.Contains("shown", episode.StepLabels);
        Assert.Equal(name == "patterns", episode.StepLabels.Contains("blank"));
        Assert.Equal(network == "modulated" ? episode.Steps : 0, episode.Modulation.Length);
        Assert.Equal(Enumerable.Range(0, episode.Steps), episode.Hebb.Select(frame => frame.Step));
        Assert.Equal((settings.Hidden, settings.Hidden), episode.Hebb[0].Size);
        Assert.Contains(episode.Hebb[^1].Values, value => value != 0);
        Assert.Equal(settings.Lanes, episode.Among);
        Assert.InRange(episode.Score!.Value, 0, 1);
    }
}
