namespace Backpropamine.Training.Comparing.Conditions;

/// <summary>One of the things that are compared: what it sets differently from the others.</summary>
/// <param name="Settings">The settings that vary, in the order of the command line.</param>
public sealed record Condition(IReadOnlyList<Setting> Settings)
{
    /// <summary>The name in tables and curves.</summary>
    public string Label => Settings.Count == 0 ? "as given" : string.Join(", ", Settings.Select(setting => setting.Value is null ? setting.Name : $"{setting.Name} {setting.Value}"));

    /// <summary>All combinations of the settings of some options.</summary>
    /// <param name="axes">For each option, its settings.</param>
    public static IReadOnlyList<Condition> Cross(IEnumerable<IReadOnlyList<Setting>> axes) =>
        [.. axes.Aggregate<IReadOnlyList<Setting>, IEnumerable<Setting[]>>([[]], (all, axis) => all.SelectMany(some => axis.Select(setting => (Setting[])[.. some, setting])))
            .Select(settings => new Condition(settings))];
}
