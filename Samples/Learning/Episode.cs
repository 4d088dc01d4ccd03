namespace Backpropamine.Samples.Learning;

/// <summary>What one iteration, an episode in every lane, came to.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Score">What the episodes earned, in the task's unit.</param>
public readonly record struct Episode(double Loss, double Score);
