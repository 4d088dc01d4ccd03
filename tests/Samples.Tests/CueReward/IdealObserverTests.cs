using Backpropamine.Samples.CueReward;
using Backpropamine.Training;

namespace Backpropamine.Samples.Tests.CueReward;

public sealed class IdealObserverTests
{
    [Fact]
    public void With_two_cues_it_knows_the_target_after_one_trial()
    {
        // Each trial shows one of the two cues: the first answer is a guess, all later ones are right.
        var draws = new LaneStreams(1, StreamPurpose.Environment, 1);
        var world = new CueLane(0, 2, 5, same: false);
        world.Reset(draws);

        var (earned, trials) = new IdealObserver(2).Play(world, 200, judgedFrom: 0, draws);

        Assert.InRange(trials, 20, 60);
        Assert.Equal(trials - 1, earned, 9);
    }

    // Of four cues the first trial halves the candidates. In the second, both of them are in the same part with
    // probability 1/3 (then it knows the answer and learns nothing), else it guesses and knows the target.
    [Fact]
    public void With_four_cues_the_second_answer_is_known_in_a_third_of_all_episodes()
    {
        const int episodes = 10_000;
        var known = Enumerable.Range(0, episodes).Count(SecondAnswerIsKnown);
        Assert.InRange((double)known / episodes, 0.31, 0.36);
    }

    private static bool SecondAnswerIsKnown(int seed)
    {
        for (var steps = 1; ; steps++)
        {
            var draws = new LaneStreams(seed, StreamPurpose.Environment, 1);
            var world = new CueLane(0, 4, 20, same: false);
            world.Reset(draws);
            var (earned, trials) = new IdealObserver(4).Play(world, steps, judgedFrom: 0, draws);
            if (trials == 2)
                return earned > 0.5;
        }
    }

    [Fact]
    public void In_the_published_task_it_earns_0_89_per_trial()
    {
        var task = new CueTask();
        var settings = task.Presets.Single(preset => preset.Name == "code").Settings;

        var measure = Assert.Single(task.Baselines(settings, new LaneStreams(1, StreamPurpose.ReplayEnvironment, settings.Lanes), rounds: 100));

        Assert.Equal(3000, measure.Episodes);
        Assert.InRange(measure.Mean, 0.885, 0.897);
    }

    [Fact]
    public void Nobody_earns_more_than_1_and_half_an_episode_later_it_knows_all()
    {
        var task = new CueTask();
        var measure = Assert.Single(task.Baselines(task.Presets[0].Settings, new LaneStreams(1, StreamPurpose.ReplayEnvironment, 30), rounds: 10));
        Assert.Equal(1, measure.Mean, 9);
    }
}
