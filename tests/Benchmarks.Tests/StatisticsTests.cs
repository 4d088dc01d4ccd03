using Backpropamine.Benchmarks.Measuring;

namespace Backpropamine.Benchmarks.Tests;

public class StatisticsTests
{
    [Theory]
    [InlineData(new double[] { 3 }, 3)]
    [InlineData(new double[] { 9, 1, 5 }, 5)]
    [InlineData(new double[] { 4, 1, 100, 2 }, 3)]
    public void Median_is_the_middle(double[] values, double expected) => Assert.Equal(expected, Statistics.Median(values));

    [Fact]
    public void Median_of_nothing_is_refused() => Assert.Throws<ArgumentException>(() => Statistics.Median([]));

    [Fact]
    public void Exponent_is_that_of_a_power()
    {
        double[] x = [1, 2, 4, 10];
        Assert.Equal(2, Statistics.Exponent(x, [.. x.Select(value => 7 * value * value)]), 12);
        Assert.Equal(0, Statistics.Exponent(x, [5, 5, 5, 5]), 12);
        Assert.Throws<ArgumentException>(() => Statistics.Exponent([1], [1]));
    }

    [Fact]
    public void Distance_is_relative_to_what_is_expected()
    {
        Assert.Equal(0.1, Statistics.Distance([3, 4], [3, 4.5]), 12);
        Assert.Equal(0, Statistics.Distance([3, 4], [3, 4]));
        Assert.Equal(2, Statistics.Distance([0, 0], [0, 2]));
        Assert.Equal(double.NaN, Statistics.Distance([1], [double.NaN]));
        Assert.Equal(double.NaN, Statistics.Distance([1], [1, 1]));
    }
}
