namespace Backpropamine.Training.Reporting;

/// <summary>Everything the report page shows about one run.</summary>
/// <param name="Title">The page's title.</param>
/// <param name="Facts">Short statements about the run: sizes, seed, time, machine.</param>
/// <param name="Tasks">One entry per task, in the order of the page.</param>
public sealed record RunReport(string Title, IReadOnlyList<string> Facts, IReadOnlyList<TaskReport> Tasks)
{
    /// <summary>What made the page, to the last setting; empty if that is not known.</summary>
    public string Origin { get; init; } = "";

    /// <summary>The name of a file beside the page that holds all points of all curves; null if there is none.</summary>
    public string? Table { get; init; }
}
