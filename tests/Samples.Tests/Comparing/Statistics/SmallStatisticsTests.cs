using Backpropamine.Training.Comparing.Statistics;

namespace Backpropamine.Samples.Tests.Comparing.Statistics;

public class SmallStatisticsTests
{
    [Fact]
    public void Quartiles_lie_between_neighbours()
    {
        Assert.Equal(new Quartiles(1.75, 2.5, 3.25), Quantiles.Of([4, 1, 3, 2]));
        Assert.Equal(new Quartiles(7, 7, 7), Quantiles.Of([7]));
        Assert.Equal(3, Quantiles.Median([9, 1, 3]));
    }

    [Fact]
    public void A_median_of_runs_that_mostly_never_finished_is_never()
    {
        var never = double.PositiveInfinity;
        Assert.Equal(new Quartiles(100, never, never), Quantiles.Of([100, never, never, never, 100, never, 100]));
        Assert.Equal(200, Quantiles.Median([100, 200, never]));
        Assert.Equal(never, Quantiles.Median([100, 200, never, never]));
    }

    [Fact]
    public void Nothing_has_no_median() => Assert.Throws<ArgumentException>(() => Quantiles.Median([]));

    [Fact]
    public void Holm_corrects_as_the_textbook_does()
    {
        double[] corrected = Holm.Correct([0.01, 0.04, 0.03, 0.005]);
        double[] expected = [0.03, 0.06, 0.06, 0.02];
        Assert.All(expected.Zip(corrected), pair => Assert.Equal(pair.First, pair.Second, 12));
        Assert.Equal([1, 1], Holm.Correct([0.7, 0.8]));
        Assert.Empty(Holm.Correct([]));
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.15865525393145707)]
    [InlineData(1.959963984540054, 0.025)]
    [InlineData(2.49999, 0.006209840610972)]
    [InlineData(2.50001, 0.006209490044962)]
    [InlineData(5, 2.866515718791946e-7)]
    [InlineData(-1, 0.8413447460685429)]
    public void The_normal_tail_is_that_of_the_table(double z, double above)
    {
        Assert.InRange(Normal.Above(z) / above, 1 - 1e-12, 1 + 1e-12);
        Assert.Equal(z, Normal.Quantile(Normal.Above(z)), 9);
    }
}
