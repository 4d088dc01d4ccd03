using Backpropamine.Training.Reporting.Markup;

namespace Backpropamine.Training.Reporting.Episodes;

/// <summary>A maze with the agent's path, coloured from the first step to the last.</summary>
internal static class MazeDrawing
{
    public static void Write(Html html, EpisodeTrace episode, MazePath maze)
    {
        var side = maze.Size * MazePoints.Cell;
        var hits = episode.Reward.Count(r => r > 0);
        html.Add($"""<figure class="maze"><svg viewBox="0 0 {side} {side}" role="img" aria-label="{Description(episode, maze, hits)}">""");
        html.Add($"""<rect class="floor" width="{side}" height="{side}"/>""");
        WriteCells(html, maze);
        var (rewardX, rewardY) = (maze.RewardX * MazePoints.Cell, maze.RewardY * MazePoints.Cell);
        html.Add($"""<rect class="goal" x="{rewardX + 2}" y="{rewardY + 2}" width="{MazePoints.Cell - 4}" height="{MazePoints.Cell - 4}" rx="5"/>""");
        WritePath(html, episode, maze);
        html.Add($"""<circle class="agent-now" r="9" cx="0" cy="0"/></svg>""");
        html.Add($"""<figcaption><span class="key"><i class="box goal"></i>reward</span> <span class="key"><i class="box self"></i>agent</span> <span class="key">first step <i class="ramp time"></i> last</span> <span class="key"><i class="dash"></i>moved after a reward</span></figcaption></figure>""");
    }

    private static string Description(EpisodeTrace episode, MazePath maze, int hits)
        => $"Maze of {maze.Size} by {maze.Size} cells, reward at column {maze.RewardX}, row {maze.RewardY}. " +
           $"{episode.Label}: {hits} {(hits == 1 ? "visit" : "visits")} to the reward in {episode.Reward.Length} steps.";

    private static void WriteCells(Html html, MazePath maze)
    {
        var side = maze.Size * MazePoints.Cell;
        for (var line = 1; line < maze.Size; line++)
            html.Add($"""<path class="cells" d="M0 {line * MazePoints.Cell}H{side}M{line * MazePoints.Cell} 0V{side}"/>""");
        for (var cell = 0; cell < Math.Min(maze.Walls.Length, maze.Size * maze.Size); cell++)
        {
            if (maze.Walls[cell])
                html.Add($"""<rect class="wall" x="{cell % maze.Size * MazePoints.Cell}" y="{cell / maze.Size * MazePoints.Cell}" width="{MazePoints.Cell}" height="{MazePoints.Cell}"/>""");
        }
    }

    private static void WritePath(Html html, EpisodeTrace episode, MazePath maze)
    {
        var points = MazePoints.Of(maze);
        for (var t = 0; t < points.Length; t++)
        {
            var time = points.Length < 2 ? 0 : (double)t / (points.Length - 1);
            var from = points[t];
            if (t < episode.Reward.Length && episode.Reward[t] > 0)
            {
                var goal = MazePoints.At(maze.RewardX, maze.RewardY, t + 0.5, points.Length);
                Segment(html, "way", t, time, from, goal);
                from = goal;
            }
            if (t + 1 == points.Length)
                continue;
            var jumped = Math.Abs(maze.X[t + 1] - maze.X[t]) + Math.Abs(maze.Y[t + 1] - maze.Y[t]) > 1 || from != points[t];
            Segment(html, jumped ? "jump" : "way", t, time, from, points[t + 1]);
        }
    }

    private static void Segment(Html html, string kind, int step, double time, (double X, double Y) from, (double X, double Y) to)
        => html.Add($"""<path class="{kind}" data-step="{step}" style="--t:{time * 100}%" d="M{from.X} {from.Y}L{to.X} {to.Y}"/>""");
}
