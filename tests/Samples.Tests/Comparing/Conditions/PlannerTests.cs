using Backpropamine.Training;
using Backpropamine.Training.Comparing.Conditions;

namespace Backpropamine.Samples.Tests.Comparing.Conditions;

public class PlannerTests
{
    [Fact]
    public void Every_condition_runs_every_seed_and_seeds_go_first()
    {
        var plan = Plan("cue", ["--hidden", "5"], "network=rnn,none");
        Assert.Equal(["network rnn, seed 1", "network none, seed 1", "network rnn, seed 2", "network none, seed 2"], plan.Runs.Select(run => run.Name));
        Assert.Equal(["cue", "--hidden", "5", "--network", "none", "--seed", "2"], plan.Runs[3].Arguments);
    }

    [Fact]
    public void Settings_do_not_depend_on_how_they_were_written()
    {
        var (one, other) = (Plan("cue", ["--hidden", "48", "--modulation", "rnn"], "steps=60,70"), Plan("cue", ["--learning-rate", "0.001", "--network=rnn"], "steps=60,70"));
        Assert.Equal(one.Runs.Select(run => $"{run.Settings}"), other.Runs.Select(run => $"{run.Settings}"));
        Assert.Contains("iterations=1500", $"{one.Runs[0].Settings}", StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_the_task_does_not_keep_count_all_the_same()
    {
        var plan = Plan("cue", [], "threads=1,2");
        Assert.NotEqual($"{plan.Runs[0].Settings}", $"{plan.Runs[1].Settings}");
    }

    [Theory]
    [InlineData("there are cue, maze", "cheese", "network=rnn,none")]
    [InlineData("--network lstm", "cue", "network=rnn,lstm")]
    [InlineData("--hiden", "cue", "hiden=3,4")]
    [InlineData("--hidden many", "cue", "hidden=many,few")]
    [InlineData("--steps 0", "cue", "steps=0,10")]
    [InlineData("are the same training", "cue", "hidden=48,048")]
    [InlineData("--iterations is set twice", "cue", "iterations=3,4", "--iterations", "5")]
    [InlineData("--network is set twice", "cue", "network=rnn,none", "--modulation", "rnn")]
    public void What_the_task_refuses_is_refused_before_anything_runs(string problem, string task, string vary, params string[] options) =>
        Assert.Contains(problem, Assert.Throws<UsageException>(() => Plan(task, options, vary)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_baseline_gets_as_many_parameters_as_the_largest_of_the_others()
    {
        Condition[] conditions = [SettingText.Condition("--condition", "network=rnn,hidden=match"), .. Condition.Cross([SettingText.Axis("--vary", "network=none,retroactive")])];
        var planner = new Planner(BuiltInTasks.Table);
        var plan = planner.Plan(false, "maze", [], conditions, [1], "./run");
        // N = 32: 2823 parameters with retroactive modulation; N = 43: 2843 without plasticity, and N = 42: 2735.
        Assert.Equal("network rnn, hidden 43", plan.Conditions[0].Label);
        Assert.Equal(["--network", "rnn", "--hidden", "43"], plan.Runs[0].Arguments.Skip(1).Take(4));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(9, 3)]
    [InlineData(12, 3)]
    [InlineData(13, 4)]
    [InlineData(1_000_001, 1000)]
    public void The_nearest_number_of_neurons_is_found(long wanted, int hidden) =>
        Assert.Equal($"{hidden}", SizeMatch.Solve(SettingText.Condition("", SizeMatch.Asked), wanted, condition => (long)Math.Pow(int.Parse(condition.Settings[0].Value!), 2)).Settings[0].Value);

    [Fact]
    public void Without_another_condition_there_is_nothing_to_match() =>
        Assert.Contains("hidden=match", Assert.Throws<UsageException>(() => Plan("maze", ["--network", "rnn"], "hidden=match")).Message, StringComparison.Ordinal);

    private static ComparisonPlan Plan(string task, string[] options, string vary) =>
        new Planner(BuiltInTasks.Table).Plan(false, task, SettingText.Options(options), Condition.Cross([SettingText.Axis("--vary", vary)]), [1, 2], "./run");
}
