namespace Backpropamine.Training.Comparing.Conditions;

/// <summary>One training of a comparison.</summary>
/// <param name="Task">The task.</param>
/// <param name="Condition">The condition.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Settings">All settings but the seed.</param>
/// <param name="Given">The names of the settings that the user gave.</param>
/// <param name="Arguments">The task, its options and the seed as arguments of a command line.</param>
public sealed record PlannedRun(string Task, Condition Condition, long Seed, SettingSet Settings, IReadOnlySet<string> Given, IReadOnlyList<string> Arguments)
{
    /// <summary>The run in a few words.</summary>
    public string Name => $"{Condition.Label}, seed {Seed}";
}
