namespace Backpropamine.Samples.Comparing.Conditions;

/// <summary>One training of a comparison.</summary>
/// <param name="Task">The task.</param>
/// <param name="Condition">The condition.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Settings">All settings but the seed, in one order, whatever the order on the command line.</param>
/// <param name="Arguments">The task, its options and the seed as arguments of a command line.</param>
public sealed record PlannedRun(string Task, Condition Condition, long Seed, string Settings, IReadOnlyList<string> Arguments)
{
    /// <summary>The run in a few words.</summary>
    public string Name => $"{Condition.Label}, seed {Seed}";
}
