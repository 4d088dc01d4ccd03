namespace Backpropamine.Training.Comparing.Statistics;

/// <summary>
/// The Wilcoxon–Mann–Whitney test of whether one of two independent groups tends to larger values. Up to <see cref="MostExact"/> values in both groups together it is
/// exact, with or without equal values: the distribution is that of the mean ranks under all divisions into two groups. Beyond, it is the normal approximation
/// with the corrections for equal values and for continuity.
/// </summary>
public static class RankSumTest
{
    /// <summary>The most values in both groups together for which the test is exact.</summary>
    public const int MostExact = 100;

    /// <summary>Tests against both sides.</summary>
    /// <param name="first">The first group; infinity counts as larger than any number.</param>
    /// <param name="second">The second group.</param>
    /// <exception cref="ArgumentException">A group is empty or holds something that is not a number.</exception>
    public static RankSumResult Compare(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count == 0 || second.Count == 0)
            throw new ArgumentException("a rank-sum test needs at least one value in each group");
        if (first.Concat(second).Any(double.IsNaN))
            throw new ArgumentException("a rank-sum test cannot rank a value that is not a number");
        var ranks = Midranks.Of(first, second);
        var u = (ranks.FirstSum - (double)first.Count * (first.Count + 1)) / 2;
        var exact = ranks.Doubled.Length <= MostExact;
        var p = exact ? new RankSums(ranks.Doubled, first.Count).AsFar(ranks.FirstSum) : Approximate(ranks, u, first.Count, second.Count);
        return new RankSumResult(u, p, exact);
    }

    private static double Approximate(Midranks ranks, double u, double m, double n)
    {
        var all = m + n;
        var ties = ranks.Ties.Sum(count => (double)count * count * count - count);
        var variance = m * n / 12 * (all + 1 - ties / (all * (all - 1)));
        if (variance <= 0)
            return 1;
        var distance = Math.Max(0, Math.Abs(u - m * n / 2) - 0.5);
        return Math.Min(1, 2 * Normal.Above(distance / Math.Sqrt(variance)));
    }
}
