namespace Backpropamine.Samples.Comparing.Results;

/// <summary>What decides a run's numbers: one that is in the file of results already is not run again.</summary>
/// <param name="Task">The task.</param>
/// <param name="Settings">Its settings, in order.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Version">The program's version.</param>
public readonly record struct RunKey(string Task, string Settings, long Seed, string Version);
