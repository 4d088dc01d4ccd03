using Backpropamine.Training.Comparing.Conditions;
using Backpropamine.Training.Comparing.Statistics;

namespace Backpropamine.Training.Comparing.Summaries;

/// <summary>Two conditions' final scores against each other.</summary>
/// <param name="First">One condition.</param>
/// <param name="Second">The other.</param>
/// <param name="Difference">How far the first lies above the second.</param>
/// <param name="Test">The rank-sum test.</param>
/// <param name="Corrected">Its p value, corrected for all pairs of the comparison.</param>
public sealed record PairSummary(Condition First, Condition Second, Difference Difference, RankSumResult Test, double Corrected);
