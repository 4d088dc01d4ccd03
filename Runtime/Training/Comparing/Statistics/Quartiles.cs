namespace Backpropamine.Training.Comparing.Statistics;

/// <summary>A median with its inter-quartile range.</summary>
/// <param name="Low">The first quartile.</param>
/// <param name="Median">The median.</param>
/// <param name="High">The third quartile.</param>
public readonly record struct Quartiles(double Low, double Median, double High);
