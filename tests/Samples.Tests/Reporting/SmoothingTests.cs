using Backpropamine.Training.Reporting.Charts;

namespace Backpropamine.Samples.Tests.Reporting;

public class SmoothingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(150)]
    public void A_trailing_mean_is_that_of_the_numbers_in_its_window(int window)
    {
        var random = new Random(window);
        float[] values = [.. Enumerable.Range(0, 100).Select(i => random.Next(10) == 0 ? float.NaN : i % 31 == 0 ? 1e30f : random.NextSingle())];
        var expected = values.Select((_, i) => values[Math.Max(0, i - window + 1)..(i + 1)].Where(float.IsFinite).Select(value => (double)value).DefaultIfEmpty(double.NaN).Average()).ToArray();
        var means = Smoothing.Trailing(values, window);
        for (var i = 0; i < values.Length; i++)
            Assert.True(double.IsNaN(expected[i]) ? float.IsNaN(means[i]) : Math.Abs(means[i] - expected[i]) <= 1e-6 * Math.Abs(expected[i]), $"{i}: {means[i]}, not {expected[i]}");
    }

    [Fact]
    public void A_curve_of_two_million_points_is_smoothed_to_its_end()
    {
        const int Points = 2_000_000;
        var window = Smoothing.Window(Points);
        var means = Smoothing.Trailing([.. Enumerable.Range(0, Points).Select(i => (float)i)], window);
        for (var i = window - 1; i < Points; i++)
            if (Math.Abs(means[i] - (i - ((window - 1) / 2.0))) > 1e-6 * i)
                Assert.Fail($"{i}: {means[i]}");
    }
}
