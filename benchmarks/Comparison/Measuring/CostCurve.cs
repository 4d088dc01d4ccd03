namespace Backpropamine.Benchmarks.Measuring;

/// <summary>Time against one of T, B and N.</summary>
/// <param name="Symbol">Which.</param>
/// <param name="Title">Its name, and what the others are.</param>
/// <param name="Sizes">Its values.</param>
/// <param name="Milliseconds">The medians.</param>
internal sealed record CostCurve(string Symbol, string Title, IReadOnlyList<double> Sizes, IReadOnlyList<double> Milliseconds)
{
    /// <summary>The slope on logarithmic axes.</summary>
    public double Exponent { get; } = Statistics.Exponent(Sizes, Milliseconds);
}
