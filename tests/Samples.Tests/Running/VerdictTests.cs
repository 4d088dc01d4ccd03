using Backpropamine.Samples.CueReward;
using Backpropamine.Samples.GridMaze;

namespace Backpropamine.Samples.Tests.Running;

public class VerdictTests
{
    private static readonly CueTask Cue = new();
    private static readonly MazeTask Maze = new();

    [Theory]
    [InlineData(40.0, true)]
    [InlineData(39.9, false)]
    public void The_maze_is_judged_by_iterations_1401_to_1500(double late, bool reached)
    {
        using var trainer = ScriptedTrainer.After(1500, Maze.Defaults with { Seed = 9 }, iteration => iteration > 1400 ? late : 1000);
        var verdict = Assert.Single(Maze.Judge(trainer));
        Assert.Equal(reached, verdict.Passed);
    }

    [Theory]
    [InlineData(0.91, true)]
    [InlineData(0.89, false)]
    public void The_modulated_net_has_to_exceed_its_threshold(double late, bool reached)
    {
        using var trainer = ScriptedTrainer.After(1500, Cue.Defaults, iteration => iteration > 1400 ? late : 0);
        Assert.Equal(reached, Assert.Single(Cue.Judge(trainer)).Passed);
    }

    [Theory]
    [InlineData(-0.09, true)]
    [InlineData(0.11, false)]
    [InlineData(-0.11, false)]
    public void The_recurrent_net_has_to_stay_at_chance(double score, bool reached)
    {
        using var trainer = ScriptedTrainer.After(1500, Cue.Matched(Cue.Defaults), _ => score);
        Assert.Equal(reached, Assert.Single(Cue.Judge(trainer)).Passed);
    }

    [Fact]
    public void Shorter_trainings_and_other_settings_are_not_judged()
    {
        using var shorter = ScriptedTrainer.After(1499, Maze.Defaults, _ => 0);
        using var larger = ScriptedTrainer.After(1500, Maze.Defaults with { Size = 9 }, _ => 0);
        using var plastic = ScriptedTrainer.After(1500, Cue.Defaults with { Network = "none" }, _ => 0);
        Assert.Empty(Maze.Judge(shorter));
        Assert.Empty(Maze.Judge(larger));
        Assert.Empty(Cue.Judge(plastic));
    }
}
