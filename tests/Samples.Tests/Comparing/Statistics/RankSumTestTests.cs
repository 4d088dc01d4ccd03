using Backpropamine.Training.Comparing.Statistics;

namespace Backpropamine.Samples.Tests.Comparing.Statistics;

public class RankSumTestTests
{
    /// <summary>The tables of Mann and Whitney's U: the largest U that is significant at 0.05 against both sides.</summary>
    public static TheoryData<int, int, int> Table => new()
    {
        { 3, 5, 0 }, { 3, 10, 3 }, { 4, 4, 0 }, { 4, 7, 3 }, { 4, 10, 5 }, { 5, 5, 2 }, { 5, 8, 6 }, { 5, 10, 8 }, { 6, 6, 5 }, { 6, 9, 10 },
        { 7, 7, 8 }, { 7, 10, 14 }, { 8, 8, 13 }, { 8, 10, 17 }, { 9, 9, 17 }, { 9, 10, 20 }, { 10, 10, 23 }, { 15, 15, 64 }, { 20, 20, 127 },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Critical_values_are_those_of_the_published_table(int m, int n, int critical)
    {
        Assert.True(P(m, n, critical) <= 0.05);
        Assert.True(P(m, n, critical + 1) > 0.05);
    }

    [Fact]
    public void Two_groups_of_three_that_do_not_overlap_have_one_chance_in_ten()
    {
        var test = RankSumTest.Compare([1, 2, 3], [4, 5, 6]);
        Assert.Equal((0, true), (test.U, test.Exact));
        Assert.Equal(0.1, test.P, 12);
    }

    [Fact]
    public void A_textbook_example_has_its_p_value()
    {
        // Hollander and Wolfe, permeability of a membrane at term and earlier: W = 35, one-sided p 0.1272.
        var test = RankSumTest.Compare([0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46], [1.15, 0.88, 0.90, 0.74, 1.21]);
        Assert.Equal(35, test.U);
        Assert.Equal(2 * 0.1272, test.P, 4);
    }

    [Fact]
    public void Equal_values_have_the_p_value_of_the_permutation_test()
    {
        // The value that R's coin gives for these groups, exact and two-sided.
        double[] first = [.. Enumerable.Range(1, 10)], second = [.. Enumerable.Range(1, 12).Select(i => 2.0 * i)];
        Assert.Equal(0.01188904, RankSumTest.Compare(first, second).P, 8);
        Assert.Equal(0.01188904, RankSumTest.Compare(second, first).P, 8);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(50)]
    public void With_many_or_few_equal_values_p_is_what_counting_all_divisions_gives(int values)
    {
        var random = new Random(values);
        for (var trial = 0; trial < 40; trial++)
        {
            var pooled = new double[random.Next(2, 11)];
            for (var i = 0; i < pooled.Length; i++)
                pooled[i] = random.Next(values);
            var m = random.Next(1, pooled.Length);
            Assert.Equal(Counted(pooled, m), RankSumTest.Compare(pooled[..m], pooled[m..]).P, 12);
        }
    }

    [Fact]
    public void Groups_without_any_difference_have_p_1()
    {
        Assert.Equal(1, RankSumTest.Compare([7, 7, 7], [7, 7]).P);
        double[] many = [.. Enumerable.Repeat(7.0, 80)];
        Assert.Equal(1, RankSumTest.Compare(many, many).P);
    }

    [Fact]
    public void A_run_that_never_reached_the_criterion_ranks_behind_all_others()
    {
        var never = double.PositiveInfinity;
        Assert.Equal(RankSumTest.Compare([1, 2, 3, 9, 9], [4, 5, 9]), RankSumTest.Compare([1, 2, 3, never, never], [4, 5, never]));
    }

    [Theory]
    [InlineData(0.1, 1000)]
    [InlineData(0.2, 1000)]
    [InlineData(0.2, 12)]
    public void The_approximation_of_large_groups_meets_the_exact_test(double shift, int grid)
    {
        var random = new Random(3);
        double[] first = Draw(50, 0), second = Draw(50, shift);
        var exact = RankSumTest.Compare(first, second);
        // One more value, in the middle, makes hardly a difference to 100.
        var approximate = RankSumTest.Compare([.. first, Math.Round((0.5 + shift / 2) * grid) / grid], second);
        Assert.Equal((true, false), (exact.Exact, approximate.Exact));
        Assert.InRange(approximate.P / exact.P, 0.8, 1.25);

        double[] Draw(int count, double by) => [.. Enumerable.Range(0, count).Select(_ => Math.Round((random.NextDouble() + by) * grid) / grid)];
    }

    [Fact]
    public void What_cannot_be_ranked_is_refused()
    {
        Assert.Throws<ArgumentException>(() => RankSumTest.Compare([], [1]));
        Assert.Throws<ArgumentException>(() => RankSumTest.Compare([1], [double.NaN]));
    }

    /// <summary>The p value of two groups without equal values whose U is this.</summary>
    private static double P(int m, int n, int u)
    {
        // The first group's values have the lowest ranks; the last of them are moved up until U is reached.
        int[] ranks = [.. Enumerable.Range(1, m)];
        for (var i = m - 1; i >= 0 && u > 0; i--)
        {
            var up = Math.Min(u, n);
            ranks[i] += up;
            u -= up;
        }
        double[] rest = [.. Enumerable.Range(1, m + n).Except(ranks).Select(rank => (double)rank)];
        return RankSumTest.Compare([.. ranks.Select(rank => (double)rank)], rest).P;
    }

    private static double Counted(double[] pooled, int m)
    {
        double[] ranks = [.. pooled.Select(value => pooled.Count(other => other < value) + (pooled.Count(other => other == value) + 1) / 2.0)];
        var mean = m * ranks.Average();
        var sums = Enumerable.Range(0, 1 << pooled.Length)
            .Where(set => int.PopCount(set) == m)
            .Select(set => ranks.Where((_, i) => (set >> i & 1) == 1).Sum())
            .ToList();
        return (double)sums.Count(sum => Math.Abs(sum - mean) >= Math.Abs(ranks.Take(m).Sum() - mean) - 1e-9) / sums.Count;
    }
}
