namespace Backpropamine.Training.Comparing.Statistics;

/// <summary>What a rank-sum test says.</summary>
/// <param name="U">In how many pairs the first group's value is the larger one; equal values count a half.</param>
/// <param name="P">The probability, if the groups do not differ, of a rank sum at least as far from its mean.</param>
/// <param name="Exact">Whether <paramref name="P"/> is exact, and not the normal approximation.</param>
public readonly record struct RankSumResult(double U, double P, bool Exact);
