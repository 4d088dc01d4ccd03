using Backpropamine.Training.Comparing.Results;

namespace Backpropamine.Samples.Tests.Comparing.Results;

public class RunCurveTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(500, 1)]
    [InlineData(501, 2)]
    [InlineData(1500, 3)]
    [InlineData(6001, 13)]
    public void A_long_curve_has_points_of_several_iterations(int iterations, int length)
    {
        var scores = Enumerable.Range(1, iterations).Select(i => (double)i).ToList();
        var curve = RunCurve.Of(scores);
        Assert.InRange(curve.Scores.Count, 1, RunCurve.MostPoints);
        Assert.Equal((Math.Min(length, iterations), iterations), (curve.Iterations[0], curve.Iterations[^1]));
        // The mean over everything is kept, also where the last point is shorter.
        Assert.Equal(scores.Average(), curve.FinalScore(iterations), 9);
    }

    [Fact]
    public void The_trailing_mean_is_that_of_the_last_iterations()
    {
        var random = new Random(1);
        var scores = Enumerable.Range(0, 300).Select(_ => random.NextDouble()).ToList();
        var means = RunCurve.Of(scores).Trailing(20);
        Assert.All(Enumerable.Range(0, 300), i => Assert.Equal(scores.Take(i + 1).TakeLast(20).Average(), means[i], 9));
    }

    [Fact]
    public void Points_of_several_iterations_are_taken_as_a_whole()
    {
        // Points end at 2, 4 and 5.
        var curve = new RunCurve([2, 4, 5], [1, 2, 6]);
        Assert.Equal([1, 1.5, 2.4], curve.Trailing(5).Select(mean => Math.Round(mean, 9)));
        Assert.Equal([1, 1.5, Math.Round(10 / 3.0, 9)], curve.Trailing(3).Select(mean => Math.Round(mean, 9)));
    }

    [Fact]
    public void The_criterion_is_reached_where_the_mean_is_high_enough_and_not_before_the_window_is_full()
    {
        var curve = RunCurve.Of([1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0]);
        Assert.Equal(10, curve.Reached(0.9, 4));
        Assert.Equal(9, curve.Reached(0.75, 4));
        Assert.Equal(2, curve.Reached(1, 2));
        Assert.Equal(double.PositiveInfinity, curve.Reached(0.9, 5));
    }
}
