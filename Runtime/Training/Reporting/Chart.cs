namespace Backpropamine.Training.Reporting;

/// <summary>A line chart.</summary>
/// <param name="Title">The chart's title.</param>
/// <param name="XLabel">The horizontal axis, with its unit.</param>
/// <param name="YLabel">The vertical axis, with its unit.</param>
/// <param name="Series">The curves, raw: the page smooths them and says how.</param>
/// <param name="Threshold">A value to reach, drawn as a dashed line.</param>
public sealed record Chart(string Title, string XLabel, string YLabel, IReadOnlyList<Series> Series, double? Threshold);
