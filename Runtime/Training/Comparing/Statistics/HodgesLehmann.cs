namespace Backpropamine.Training.Comparing.Statistics;

/// <summary>
/// The Hodges–Lehmann estimate of how far one group lies above another: the median of all differences between a value of the first and one of the second.
/// Its interval belongs to the rank-sum test: it ends at the differences that the test just does not refuse.
/// </summary>
public static class HodgesLehmann
{
    /// <summary>The confidence that an interval has at least, if the groups are large enough.</summary>
    public const double Confidence = 0.95;

    /// <summary>Estimates the difference.</summary>
    /// <param name="first">The first group.</param>
    /// <param name="second">The second group.</param>
    /// <exception cref="ArgumentException">A group is empty or holds something that is not a finite number.</exception>
    public static Difference Estimate(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (!first.Concat(second).All(double.IsFinite))
            throw new ArgumentException("a difference needs finite numbers");
        double[] differences = [.. first.SelectMany(x => second.Select(y => x - y)).Order()];
        var (outside, confidence) = Outside(first.Count, second.Count);
        return new Difference(Quantiles.Median(differences), differences[outside], differences[^(outside + 1)], confidence);
    }

    /// <summary>How many of the ordered differences lie outside the interval at each end, and the confidence that this gives.</summary>
    private static (int Count, double Confidence) Outside(int m, int n)
    {
        const double Tail = (1 - Confidence) / 2;
        if (m + n > RankSumTest.MostExact)
        {
            var sigma = Math.Sqrt((double)m * n * (m + n + 1) / 12);
            return ((int)Math.Max(0, Math.Floor((double)m * n / 2 - Normal.Quantile(Tail) * sigma) - 1), Confidence);
        }
        // Without equal values, U is the rank sum less the least that it can be.
        var sums = new RankSums([.. Enumerable.Range(1, m + n).Select(rank => 2 * rank)], m);
        double AtMost(int u) => sums.AtMost(2 * u + m * (m + 1));
        var count = 0;
        while (AtMost(count) <= Tail)
            count++;
        // The interval from the first to the last difference is the widest that there is, whatever its confidence.
        count = Math.Max(0, count - 1);
        return (count, 1 - 2 * AtMost(count));
    }
}
