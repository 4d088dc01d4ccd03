namespace Backpropamine.Training.Reporting;

/// <summary>A threshold and whether it was reached.</summary>
/// <param name="Text">What was asked and what was measured.</param>
/// <param name="Passed">Whether the threshold was reached.</param>
public sealed record Verdict(string Text, bool Passed);
