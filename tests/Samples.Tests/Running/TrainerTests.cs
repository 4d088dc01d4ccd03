using Backpropamine.Samples.CueReward;
using Backpropamine.Samples.GridMaze;
using Backpropamine.Samples.Tests.Support;
using Backpropamine.Training;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Tests.Running;

public class TrainerTests
{
    [Theory]
    [MemberData(nameof(SmallTasks.EveryNetwork), MemberType = typeof(SmallTasks))]
    public void A_resumed_training_equals_an_uninterrupted_one_bit_for_bit(string name, string network) => CheckResume(name, network);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(SmallTasks.EveryVariant), MemberType = typeof(SmallTasks))]
    public void So_does_one_of_another_cell_or_rule(string name, string network) => CheckResume(name, network);

    private static void CheckResume(string name, string network)
    {
        using var folder = new TemporaryFolder();
        var (task, settings) = SmallTasks.Of(name, network);
        using var whole = task.CreateTrainer(settings);
        Iterate(whole, 6);
        whole.Save(folder["whole.npz"]);

        using (var first = task.CreateTrainer(settings))
        {
            Iterate(first, 2);
            first.Save(folder["half.npz"]);
        }
        using var second = task.CreateTrainer(settings);
        second.Resume(folder["half.npz"]);
        Assert.Equal(2, second.Iteration);
        Iterate(second, 4);
        second.Save(folder["resumed.npz"]);

        Assert.Equal(whole.Losses, second.Losses);
        Assert.Equal(whole.Scores, second.Scores);
        // Weights, Adam's moments, random streams and curves are all in the file, and the file depends on nothing else.
        Assert.Equal(File.ReadAllBytes(folder["whole.npz"]), File.ReadAllBytes(folder["resumed.npz"]));
    }

    [Fact]
    public void The_seed_decides_the_run_and_another_seed_gives_another()
    {
        var (task, settings) = SmallTasks.Of("maze", "simple");
        Assert.Equal(Losses(settings), Losses(settings));
        Assert.NotEqual(Losses(settings), Losses(settings with { Seed = 2 }));

        IReadOnlyList<double> Losses(RunSettings of)
        {
            using var trainer = task.CreateTrainer(of);
            Iterate(trainer, 3);
            return trainer.Losses;
        }
    }

    [Fact]
    public void A_short_training_improves_a_maze_agent()
    {
        var task = new MazeTask();
        using var trainer = task.CreateTrainer(task.Defaults with { LearningRate = 3e-3 });
        Iterate(trainer, 160);
        Assert.True(trainer.RecentScore(50) > 1.5 * trainer.Scores.Take(50).Average(), $"{trainer.Scores.Take(50).Average()} → {trainer.RecentScore(50)}");
    }

    [Fact]
    public void A_loss_that_is_no_number_stops_before_the_weights_change()
    {
        var (task, settings) = SmallTasks.Of("cue", "simple");
        using var trainer = task.CreateTrainer(settings);
        using (no_grad())
            trainer.Network.get_parameter("policy.bias")!.fill_(double.NaN);
        var before = Weights(trainer);
        var error = Assert.Throws<TrainingException>(() => trainer.Iterate());
        Assert.Contains("--learning-rate", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Weights(trainer));
        Assert.Equal(0, trainer.Iteration);
    }

    [Fact]
    public void The_recurrent_baseline_has_as_many_parameters_as_can_be_matched()
    {
        var task = new CueTask();
        using var modulated = task.CreateTrainer(task.Defaults);
        using var baseline = task.CreateTrainer(task.Matched(task.Defaults));
        using var larger = task.CreateTrainer(task.Matched(task.Defaults) with { Hidden = baseline.Settings.Hidden + 1 });
        Assert.Equal("rnn", baseline.Settings.Network);
        Assert.True(
            Math.Abs(baseline.ParameterCount - modulated.ParameterCount) < Math.Abs(larger.ParameterCount - modulated.ParameterCount));
        Assert.Equal(modulated.ParameterCount, baseline.ParameterCount, modulated.ParameterCount * 0.01);
    }

    [Fact]
    public void A_replayed_episode_shows_every_step_and_plasticity_off_leaves_hebb_alone()
    {
        var (task, settings) = SmallTasks.Of("maze", "retroactive");
        using var trainer = task.CreateTrainer(settings);
        Iterate(trainer, 2);
        var showing = trainer.Show();
        var (on, off) = (showing.Episodes[0], showing.Episodes[1]);
        Assert.Equal(["plasticity on", "plasticity off"], showing.Measures.Select(measure => measure.Name));
        Assert.Equal(settings.Steps, on.StepLabels.Length);
        Assert.Equal(settings.Steps, on.Reward.Length);
        Assert.Equal(settings.Steps, on.Modulation.Length);
        Assert.Equal(settings.Steps, on.Path!.X.Length);
        Assert.Equal((settings.Size / 2, settings.Size / 2), (on.Path.X[0], on.Path.Y[0]));
        Assert.All(on.Modulation, m => Assert.InRange(m, -1, 1));
        Assert.Contains(on.Hebb[^1].Values, value => value != 0);
        Assert.Equal(settings.Hidden * settings.Hidden, on.Hebb[0].Values.Length);
        Assert.Empty(off.Hebb);
        Assert.Equal((on.Path.RewardX, on.Path.RewardY), (off.Path!.RewardX, off.Path.RewardY));
        Assert.Equal((settings.Lanes, settings.Lanes), (on.Among, off.Among));
    }

    private static float[] Weights(Trainer trainer) => trainer.Network.get_parameter("hidden.weight_hh")!.detach().data<float>().ToArray();

    private static void Iterate(Trainer trainer, int iterations)
    {
        for (var i = 0; i < iterations; i++)
            trainer.Iterate();
    }
}
