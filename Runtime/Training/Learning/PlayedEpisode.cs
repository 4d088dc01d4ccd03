namespace Backpropamine.Training;

/// <summary>What was done and earned in an episode.</summary>
/// <param name="Actions">[T, B], row by row.</param>
/// <param name="Rewards">[T, B], row by row.</param>
public readonly record struct PlayedEpisode(int[] Actions, double[] Rewards);
