using Backpropamine.Training.Comparing.Conditions;
using Backpropamine.Training.Comparing.Processes;
using Backpropamine.Training.Comparing.Summaries;

namespace Backpropamine.Training.Comparing.Page;

/// <summary>Everything that the page of a comparison shows.</summary>
/// <param name="Plan">What was compared.</param>
/// <param name="Summary">What came of it.</param>
/// <param name="Failed">The runs that failed.</param>
/// <param name="Program">The program's version.</param>
/// <param name="Facts">Short statements about the comparison.</param>
/// <param name="ScoreName">What a score is.</param>
/// <param name="Files">The files of results.</param>
public sealed record ComparisonReport(
    ComparisonPlan Plan, Summary Summary, IReadOnlyList<FailedRun> Failed, ProgramVersion Program, IReadOnlyList<string> Facts, string ScoreName, IReadOnlyList<string> Files);
