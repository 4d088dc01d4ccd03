namespace Backpropamine.Training.Reporting;

/// <summary>One replayed episode of one agent.</summary>
/// <param name="Label">What is shown, for example "maze, plasticity on".</param>
/// <param name="PlasticityOn">Whether the Hebbian trace was read and written.</param>
/// <param name="StepLabels">What happened at each step: "cue A", "go", "north"; as many as steps.</param>
/// <param name="Reward">The reward of each step; empty for tasks without rewards.</param>
/// <param name="Modulation">M(t) of each step; empty if the network has no modulator.</param>
/// <param name="Hebb">The Hebbian trace [pre, post] at some of the steps, ascending; empty if the network is not plastic.</param>
/// <param name="Among">Of how many episodes this is the most typical one.</param>
/// <param name="MeanReward">What those episodes earn on the average; their mean score in tasks without rewards.</param>
/// <param name="Path">The agent's way through a maze; null for tasks without one.</param>
public sealed record EpisodeTrace(
    string Label,
    bool PlasticityOn,
    string[] StepLabels,
    float[] Reward,
    float[] Modulation,
    IReadOnlyList<MatrixFrame> Hebb,
    int Among,
    double MeanReward,
    MazePath? Path)
{
    /// <summary>The eligibility trace [pre, post] at some of the steps, ascending; empty if the network has none.</summary>
    public IReadOnlyList<MatrixFrame> Eligibility { get; init; } = [];

    /// <summary>What the answer at the end is worth, in tasks without rewards.</summary>
    public double? Score { get; init; }

    /// <summary>Steps of the episode.</summary>
    public int Steps => Math.Max(Reward.Length, StepLabels.Length);
}
