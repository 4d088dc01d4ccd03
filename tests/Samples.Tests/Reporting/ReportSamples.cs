using Backpropamine.Training.Reporting;

namespace Backpropamine.Samples.Tests.Reporting;

/// <summary>Small reports whose every number is known.</summary>
internal static class ReportSamples
{
    /// <summary>Three steps in a 5 × 5 maze: right onto the reward, moved to the left, up.</summary>
    public static EpisodeTrace MazeEpisode { get; } = new(
        "Simple modulation",
        PlasticityOn: true,
        ["right", "up", "up"],
        [10, 0, 0],
        [0.5f, -0.25f, 0.125f],
        [new MatrixFrame(0, 2, 2, [0, 0, 0, 0]), new MatrixFrame(2, 2, 2, [1.5f, -0.75f, 0.375f, 0])],
        Among: 30,
        MeanReward: 12.24,
        new MazePath(5, Border(5), [2, 1, 1], [2, 3, 2], RewardX: 3, RewardY: 2));

    public static EpisodeTrace PlainEpisode { get; } = new("Plain RNN", false, ["blank", "go", "blank"], [0, -1, 0], [], [], 1, -1, null);

    public static Chart Curves { get; } = new(
        "Learning",
        "iteration",
        "reward",
        [new Series("modulated", [0, 1, 2], [1234.5f, 0.25f, 2.125f]), new Series("plain", [0, 1, 2], [0, float.NaN, 1])],
        Threshold: 0.9);

    public static RunReport Full { get; } = new(
        "Two tasks",
        ["seed 7", "3 min"],
        [
            new TaskReport(
                "Maze",
                "An invisible reward.",
                [new Verdict("41.5 reward per episode", true), new Verdict("RNN 0.2", false)],
                [Curves],
                [MazeEpisode, MazeEpisode with { Label = "Off", PlasticityOn = false, Hebb = [] }, PlainEpisode]),
        ]);

    public static RunReport Of(Chart chart) => new("t", [], [new TaskReport("n", "s", [], [chart], [])]);

    public static RunReport Of(params EpisodeTrace[] episodes) => new("t", [], [new TaskReport("n", "s", [], [], episodes)]);

    private static bool[] Border(int size)
        => [.. Enumerable.Range(0, size * size).Select(c => c / size == 0 || c / size == size - 1 || c % size == 0 || c % size == size - 1)];
}
