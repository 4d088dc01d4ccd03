using Backpropamine.Training.Comparing.Conditions;

namespace Backpropamine.Training.Comparing.Processes;

/// <summary>A run that did not finish.</summary>
/// <param name="Run">The run.</param>
/// <param name="Reason">What happened, in a few words.</param>
/// <param name="Log">The file of its log.</param>
/// <param name="LogEnd">The end of its log.</param>
public sealed record FailedRun(PlannedRun Run, string Reason, string Log, string LogEnd);
