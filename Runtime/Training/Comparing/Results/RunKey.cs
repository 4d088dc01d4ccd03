namespace Backpropamine.Training.Comparing.Results;

/// <summary>What decides a run's numbers.</summary>
/// <param name="Task">The task.</param>
/// <param name="Settings">Its settings, as text.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Version">The program's version.</param>
public readonly record struct RunKey(string Task, string Settings, long Seed, string Version);
