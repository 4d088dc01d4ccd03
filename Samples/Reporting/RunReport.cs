namespace Backpropamine.Samples.Reporting;

/// <summary>Everything the report page shows about one run.</summary>
/// <param name="Title">The page's title.</param>
/// <param name="Facts">Short statements about the run: sizes, seed, time, machine.</param>
/// <param name="Tasks">One entry per task, in the order of the page.</param>
public sealed record RunReport(string Title, IReadOnlyList<string> Facts, IReadOnlyList<TaskReport> Tasks);
