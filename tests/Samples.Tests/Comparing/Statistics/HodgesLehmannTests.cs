using Backpropamine.Training.Comparing.Statistics;

namespace Backpropamine.Samples.Tests.Comparing.Statistics;

public class HodgesLehmannTests
{
    [Fact]
    public void A_textbook_example_has_its_estimate_and_interval()
    {
        var difference = HodgesLehmann.Estimate([0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46], [1.15, 0.88, 0.90, 0.74, 1.21]);
        Assert.Equal(0.305, difference.Median, 12);
        Assert.Equal((-0.15, 0.76), (Math.Round(difference.Low, 12), Math.Round(difference.High, 12)));
    }

    [Theory]
    [InlineData(4, 4, 0)]
    [InlineData(5, 5, 2)]
    [InlineData(8, 10, 17)]
    public void The_interval_leaves_out_as_many_differences_as_the_test_refuses(int m, int n, int outside)
    {
        double[] first = [.. Enumerable.Range(0, m).Select(i => Math.Sqrt(2 + i))], second = [.. Enumerable.Range(0, n).Select(i => Math.Cbrt(5 + i))];
        double[] ordered = [.. first.SelectMany(x => second.Select(y => x - y)).Order()];
        var difference = HodgesLehmann.Estimate(first, second);
        Assert.Equal((ordered[outside], ordered[^(outside + 1)]), (difference.Low, difference.High));
        Assert.InRange(difference.Confidence, 0.95, 1);
    }

    [Fact]
    public void Groups_too_small_for_the_confidence_say_which_one_they_have()
    {
        var difference = HodgesLehmann.Estimate([1, 2, 3], [10, 20, 30]);
        Assert.Equal((-29, -7), (difference.Low, difference.High));
        Assert.Equal(0.9, difference.Confidence, 12);
    }

    [Fact]
    public void The_interval_of_large_groups_covers_the_true_difference_as_often_as_it_says()
    {
        var random = new Random(5);
        var covered = 0;
        for (var trial = 0; trial < 400; trial++)
        {
            double[] first = [.. Enumerable.Range(0, 52).Select(_ => random.NextDouble() + 0.3)], second = [.. Enumerable.Range(0, 50).Select(_ => random.NextDouble())];
            var difference = HodgesLehmann.Estimate(first, second);
            covered += difference.Low <= 0.3 && 0.3 <= difference.High ? 1 : 0;
        }
        Assert.InRange(covered / 400.0, 0.92, 0.98);
    }

    [Fact]
    public void Exchanging_the_groups_turns_the_sign()
    {
        var (there, back) = (HodgesLehmann.Estimate([1, 4, 9, 16, 20], [2, 3, 5, 7]), HodgesLehmann.Estimate([2, 3, 5, 7], [1, 4, 9, 16, 20]));
        Assert.Equal((there.Median, there.Low, there.High), (-back.Median, -back.High, -back.Low));
    }

    [Fact]
    public void Infinity_has_no_difference() => Assert.Throws<ArgumentException>(() => HodgesLehmann.Estimate([1, double.PositiveInfinity], [2]));
}
