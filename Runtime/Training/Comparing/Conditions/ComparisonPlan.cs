namespace Backpropamine.Training.Comparing.Conditions;

/// <summary>What is compared.</summary>
/// <param name="IsSweep">Whether the best of many conditions is looked for, so that they are ranked; otherwise all pairs are tested.</param>
/// <param name="Task">The task.</param>
/// <param name="Common">The settings that all conditions share.</param>
/// <param name="Conditions">The conditions.</param>
/// <param name="Seeds">The seeds that every condition runs.</param>
/// <param name="Runs">All runs, seed by seed, so that a comparison that was stopped early has as many seeds of every condition.</param>
/// <param name="Command">The command line.</param>
public sealed record ComparisonPlan(
    bool IsSweep, string Task, IReadOnlyList<Setting> Common, IReadOnlyList<Condition> Conditions, IReadOnlyList<long> Seeds, IReadOnlyList<PlannedRun> Runs, string Command);
