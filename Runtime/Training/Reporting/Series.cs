namespace Backpropamine.Training.Reporting;

/// <summary>One curve of a chart.</summary>
/// <param name="Label">The name in the legend.</param>
/// <param name="X">The abscissae, ascending.</param>
/// <param name="Y">The ordinates, as many as <paramref name="X"/>.</param>
public sealed record Series(string Label, float[] X, float[] Y);
