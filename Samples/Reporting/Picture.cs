namespace Backpropamine.Samples.Reporting;

/// <summary>A grid of values.</summary>
/// <param name="Caption">What it is.</param>
/// <param name="Width">Values in a row.</param>
/// <param name="Values">The values from −1 to 1, row by row.</param>
public sealed record Picture(string Caption, int Width, float[] Values);
