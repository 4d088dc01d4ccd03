using Backpropamine.Samples.GridMaze;
using Backpropamine.Samples.Tests.Support;
using Backpropamine.Training;

namespace Backpropamine.Samples.Tests.GridMaze;

public class MazeEnvironmentTests
{
    private const int Up = 0;
    private const int Left = 2;
    private const int Right = 3;

    [Fact]
    public void Senses_lie_as_published()
    {
        var maze = new MazeEnvironment(size: 7, steps: 50, lanes: 1);
        maze.Reset(new TableUniforms([0.999]));
        var senses = Enumerable.Repeat(double.NaN, maze.Senses).ToArray();
        maze.Observe(senses);
        Assert.Equal([1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0], senses);

        maze.Act([Right], new double[1]);
        maze.Observe(senses);
        // At (4, 3): walls above and below; t/T = 1/50; nothing earned; last action: right.
        Assert.Equal([0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0.02, 0, 0, 0, 0, 1], senses);
    }

    [Fact]
    public void In_the_earlier_maze_walls_cost_something_steps_are_numbers_and_actions_are_forgotten()
    {
        var maze = new MazeEnvironment(size: 7, steps: 50, lanes: 1, early: true);
        maze.Reset(new TableUniforms([0.999]));
        var rewards = new double[1];
        maze.Act([Right], rewards);
        Assert.Equal(0, rewards[0]);
        maze.Act([Up], rewards);
        Assert.Equal(-0.1, rewards[0]);
        Assert.Equal(Cell(4, 3), maze.Cell(0));
        Assert.Equal(-0.1, maze.Score);
        var senses = Enumerable.Repeat(double.NaN, maze.Senses).ToArray();
        maze.Observe(senses);
        Assert.Equal([0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 2, -0.1], senses);
    }

    [Fact]
    public void The_agent_starts_at_the_centre_and_walls_stop_it()
    {
        var maze = new MazeEnvironment(7, 50, 1);
        maze.Reset(new TableUniforms([0.999]));
        Assert.Equal(Cell(3, 3), maze.Cell(0));
        int[] expected = [Cell(3, 2), Cell(3, 1), Cell(3, 1), Cell(2, 1), Cell(1, 1), Cell(1, 1)];
        int[] actions = [Up, Up, Up, Left, Left, Left];
        foreach (var (action, cell) in actions.Zip(expected))
        {
            maze.Act([action], new double[1]);
            Assert.Equal(cell, maze.Cell(0));
        }
        Assert.Equal(0, maze.Score);
    }

    [Fact]
    public void The_reward_earns_ten_is_sensed_next_and_moves_the_agent_not_itself()
    {
        var maze = new MazeEnvironment(7, 50, 1);
        // Free cells without the centre, row-major: (1,1) … (5,1), (1,2), (3,2), …: the 7th of 20 is (3, 2), above the centre.
        var draws = new TableUniforms([6.5 / 20, 0.0, 0.999]);
        maze.Reset(draws);
        Assert.Equal(Cell(3, 2), maze.RewardCell(0));

        var rewards = new double[1];
        maze.Act([Up], rewards);
        Assert.Equal(10, rewards[0]);
        Assert.Equal(Cell(1, 1), maze.Cell(0));
        Assert.Equal(Cell(3, 2), maze.RewardCell(0));

        var senses = new double[maze.Senses];
        maze.Observe(senses);
        Assert.Equal(10, senses[12]);
        Assert.Equal(1, senses[13 + Up]);
        maze.Act([Up], rewards);
        Assert.Equal(0, rewards[0]);
        Assert.Equal(10, maze.Score);
        Assert.Equal(2, draws.Taken(0));
    }

    [Fact]
    public void A_teleport_may_lead_to_the_centre_but_never_to_the_reward_or_a_wall()
    {
        var maze = new MazeEnvironment(7, 5000, 8);
        var luck = new LaneStreams(3, StreamPurpose.Actions, 8);
        maze.Reset(new LaneStreams(3, StreamPurpose.Environment, 8));
        var rewards = new double[8];
        var landings = new HashSet<int>();
        for (var step = 0; step < maze.Steps; step++)
        {
            maze.Act([.. Enumerable.Range(0, 8).Select(lane => luck.Pick(lane, 4))], rewards);
            for (var lane = 0; lane < 8; lane++)
            {
                Assert.False(maze.Layout.Walls[maze.Cell(lane)]);
                Assert.NotEqual(maze.RewardCell(lane), maze.Cell(lane));
                if (rewards[lane] > 0)
                    landings.Add(maze.Cell(lane));
            }
        }
        Assert.Contains(maze.Layout.Centre, landings);
        Assert.Equal(maze.Layout.Free.Count, landings.Count);
    }

    [Fact]
    public void A_lane_does_not_depend_on_the_lanes_beside_it()
    {
        Assert.Equal(Walk(lanes: 1), Walk(lanes: 5));

        static List<int> Walk(int lanes)
        {
            var maze = new MazeEnvironment(7, 300, lanes);
            var luck = new LaneStreams(1, StreamPurpose.Actions, lanes);
            maze.Reset(new LaneStreams(1, StreamPurpose.Environment, lanes));
            var cells = new List<int>();
            for (var step = 0; step < maze.Steps; step++)
            {
                maze.Act([.. Enumerable.Range(0, lanes).Select(lane => luck.Pick(lane, 4))], new double[lanes]);
                cells.Add(maze.Cell(0));
            }
            return cells;
        }
    }

    private static int Cell(int x, int y) => y * 7 + x;
}
