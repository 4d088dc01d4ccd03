namespace Backpropamine.Training.Comparing.Statistics;

/// <summary>The exact distribution of a rank sum when the groups do not differ: every choice of the first group's values is as likely as any other.</summary>
internal sealed class RankSums
{
    private readonly double[] _shares;

    /// <summary>The distribution for given ranks.</summary>
    /// <param name="doubled">The doubled ranks of all values, ascending.</param>
    /// <param name="chosen">How many values the first group has.</param>
    public RankSums(int[] doubled, int chosen)
    {
        // The largest sum that `chosen` of the ranks can have.
        var most = doubled.TakeLast(chosen).Sum();
        var counts = new double[chosen + 1, most + 1];
        counts[0, 0] = 1;
        for (var i = 0; i < doubled.Length; i++)
        {
            for (var taken = Math.Min(chosen, i + 1); taken >= 1; taken--)
            {
                for (var sum = most; sum >= doubled[i]; sum--)
                    counts[taken, sum] += counts[taken - 1, sum - doubled[i]];
            }
        }
        double[] ways = [.. Enumerable.Range(0, most + 1).Select(sum => counts[chosen, sum])];
        var all = ways.Sum();
        _shares = [.. ways.Select(count => count / all)];
        Mean = (double)chosen * doubled.Sum() / doubled.Length;
    }

    /// <summary>The expected doubled rank sum.</summary>
    public double Mean { get; }

    /// <summary>The probability of a doubled rank sum that is at most this.</summary>
    public double AtMost(int sum) => Math.Min(1, _shares.Take(sum + 1).Sum());

    /// <summary>The probability of a doubled rank sum that is at least as far from the mean, on either side.</summary>
    public double AsFar(int sum)
    {
        // Doubled sums are whole numbers, so a distance that differs at all differs by more than this.
        var far = Math.Abs(sum - Mean) - 1e-6;
        return Math.Min(1, _shares.Where((_, other) => Math.Abs(other - Mean) >= far).Sum());
    }
}
