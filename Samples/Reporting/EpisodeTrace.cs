namespace Backpropamine.Samples.Reporting;

/// <summary>One replayed episode of one agent.</summary>
/// <param name="Label">What is shown, for example "maze, plasticity on".</param>
/// <param name="PlasticityOn">Whether the Hebbian trace was read and written.</param>
/// <param name="StepLabels">What happened at each step: "cue A", "go", "north"; as many as steps.</param>
/// <param name="Reward">The reward of each step.</param>
/// <param name="Modulation">M(t) of each step; empty if the network has no modulator.</param>
/// <param name="Hebb">The Hebbian trace [pre, post] at some of the steps, ascending; empty if the network is not plastic.</param>
/// <param name="Among">Of how many episodes this is the most typical one.</param>
/// <param name="MeanReward">What those episodes earn on the average.</param>
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
    MazePath? Path);
