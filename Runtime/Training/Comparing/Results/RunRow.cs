namespace Backpropamine.Training.Comparing.Results;

/// <summary>A finished run as the file of results keeps it.</summary>
/// <param name="Number">The run's number in the file, which its curve has, too.</param>
/// <param name="Key">What was run.</param>
/// <param name="Build">The commit of the program, if it is known.</param>
/// <param name="Curve">How it learnt.</param>
/// <param name="Parameters">Number of trained values.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Finished">When it ended, in universal time.</param>
public sealed record RunRow(int Number, RunKey Key, string Build, RunCurve Curve, long Parameters, double Seconds, DateTime Finished);
