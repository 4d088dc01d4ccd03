using Backpropamine.Samples.CueReward;
using Backpropamine.Samples.Tests.Support;
using Backpropamine.Training;

namespace Backpropamine.Samples.Tests.CueReward;

public class CueEnvironmentTests
{
    [Fact]
    public void A_trial_goes_blank_cues_go_blank_and_is_judged_on_go()
    {
        var task = new CueEnvironment(cues: 2, bits: 2, steps: 10, lanes: 1, judgedFrom: 5);
        // Cue 0 has pattern 2 of 4; cue 1 takes rank 2 of the remaining {0, 1, 3}: pattern 3. The target is cue 1.
        // First trial: the target is not shown, no blanks; others = [0], one needed; nothing to shuffle in the middle.
        // Second trial: the target is shown, one blank; middle = [1, blank], swapped.
        task.Reset(new TableUniforms([0.5, 0.7, 0.5, /*1*/ 0.5, 0.0, 0.0, /*2*/ 0.1, 0.5, 0.9, /*3*/ 0.5, 0.0, 0.0]));

        double[][] cuesAndGo =
        [
            [0, 0, 0], [-1, 1, 0], [0, 0, 1], [0, 0, 0],
            [0, 0, 0], [0, 0, 0], [1, 1, 0], [0, 0, 1], [0, 0, 0],
            [0, 0, 0],
        ];
        int[] actions = [1, 1, 1, 0, 0, 0, 0, 1, 0, 1];
        double[] expected = [0, 0, -1, 0, 0, 0, 0, 1, 0, 0];
        var (previousReward, previousAction) = (0.0, -1);
        for (var step = 0; step < task.Steps; step++)
        {
            var senses = Enumerable.Repeat(double.NaN, task.Senses).ToArray();
            task.Observe(senses);
            Assert.Equal(
                [.. cuesAndGo[step], 1, step / 10.0, previousReward, 0, previousAction == 0 ? 1 : 0, previousAction == 1 ? 1 : 0],
                senses);
            var rewards = new double[1];
            task.Act([actions[step]], rewards);
            Assert.Equal(expected[step], rewards[0]);
            (previousReward, previousAction) = (rewards[0], actions[step]);
        }
        // Only the second trial is judged: the first ends before step 5.
        Assert.Equal(1, task.Score);
    }

    [Fact]
    public void In_the_control_each_cue_has_a_bit_of_its_own_in_all_episodes()
    {
        const int Cues = 4;
        var task = new CueEnvironment(Cues, bits: 4, steps: 60, lanes: 1, same: true);
        var draws = new LaneStreams(1, StreamPurpose.Environment, 1);
        var shown = new HashSet<string>();
        for (var episode = 0; episode < 5; episode++)
        {
            task.Reset(draws);
            for (var step = 0; step < task.Steps; step++)
            {
                var senses = new double[task.Senses];
                task.Observe(senses);
                shown.Add(string.Concat(senses[..Cues].Select(bit => $"{bit}")));
                task.Act([0], new double[1]);
            }
        }
        Assert.Equal(["0000", "0001", "0010", "0100", "1000"], shown.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(2, 5)]
    [InlineData(4, 20)]
    [InlineData(8, 3)]
    public void Trials_keep_their_rules(int cues, int bits)
    {
        const int lanes = 4;
        var task = new CueEnvironment(cues, bits, steps: 2000, lanes);
        task.Reset(new LaneStreams(5, StreamPurpose.Environment, lanes));
        var watch = Enumerable.Range(0, lanes).Select(_ => new TrialWatch(cues)).ToArray();
        for (var step = 0; step < task.Steps; step++)
        {
            var senses = new double[lanes * task.Senses];
            task.Observe(senses);
            var rewards = new double[lanes];
            task.Act([1, 1, 1, 1], rewards);
            for (var lane = 0; lane < lanes; lane++)
                watch[lane].See(senses.AsSpan(lane * task.Senses, bits).ToArray(), senses[lane * task.Senses + bits], rewards[lane]);
        }
        Assert.All(watch, lane => lane.Conclude());
    }

    [Fact]
    public void Cues_differ_and_every_pattern_can_come()
    {
        var seen = new HashSet<string>();
        for (var seed = 0; seed < 200; seed++)
        {
            var lane = new CueLane(0, cues: 4, bits: 2, same: false);
            lane.Reset(new LaneStreams(seed, StreamPurpose.Environment, 1));
            var patterns = Enumerable.Range(0, 4).Select(cue => $"{lane.Bit(cue, 0)} {lane.Bit(cue, 1)}").ToArray();
            Assert.Equal(4, patterns.Distinct().Count());
            seen.Add(patterns[0]);
        }
        Assert.Equal(4, seen.Count);
    }

    [Fact]
    public void Half_of_the_trials_show_the_target_and_chance_earns_nothing()
    {
        var task = new CueEnvironment(4, 20, steps: 4000, lanes: 10);
        task.Reset(new LaneStreams(1, StreamPurpose.Environment, 10));
        for (var step = 0; step < task.Steps; step++)
            task.Act([.. Enumerable.Repeat(1, 10)], new double[10]);
        Assert.InRange(task.Score, -0.05, 0.05);
    }
}
