namespace Backpropamine.Training.Comparing.Statistics;

/// <summary>How far one group lies above another.</summary>
/// <param name="Median">The estimate.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">The interval's upper end.</param>
/// <param name="Confidence">The interval's confidence; less than 0.95 where the groups are too small for more.</param>
public readonly record struct Difference(double Median, double Low, double High, double Confidence);
