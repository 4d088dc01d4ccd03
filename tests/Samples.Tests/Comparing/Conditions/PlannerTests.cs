using Backpropamine.Samples.CommandLine;
using Backpropamine.Samples.Comparing.Conditions;
using Backpropamine.Samples.Running;

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
        Assert.Equal(one.Runs.Select(run => run.Settings), other.Runs.Select(run => run.Settings));
        Assert.Contains("iterations=1500", one.Runs[0].Settings, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_the_task_does_not_keep_count_all_the_same()
    {
        var plan = Plan("cue", [], "threads=1,2");
        Assert.NotEqual(plan.Runs[0].Settings, plan.Runs[1].Settings);
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

    private static ComparisonPlan Plan(string task, string[] options, string vary) =>
        new Planner(TaskTable.BuiltIn).Plan(false, task, SettingText.Options(options), Condition.Cross([SettingText.Axis("--vary", vary)]), [1, 2], "./run");
}
