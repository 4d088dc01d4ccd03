using System.Globalization;
using Backpropamine.Training;
using Backpropamine.Training.Comparing.Conditions;

namespace Backpropamine.Samples.Tests.Comparing.Conditions;

public class RandomSearchTests
{
    [Fact]
    public void More_draws_keep_those_of_before()
    {
        var search = new RandomSearch([SettingRange.Parse("--range", "hidden=8..64", false), SettingRange.Parse("--log-range", "learning-rate=1e-4..1e-2", true)], 1);
        Assert.Equal(search.Draw(5).Select(condition => condition.Label), search.Draw(9).Take(5).Select(condition => condition.Label));
        Assert.Equal(9, search.Draw(9).Count);
    }

    [Fact]
    public void Another_seed_draws_others()
    {
        SettingRange[] ranges = [SettingRange.Parse("--range", "learning-rate=0.1..0.9", false)];
        Assert.Empty(new RandomSearch(ranges, 1).Draw(5).Select(condition => condition.Label).Intersect(new RandomSearch(ranges, 2).Draw(5).Select(condition => condition.Label)));
    }

    [Fact]
    public void Draws_fill_the_range_evenly()
    {
        double[] values = Draw("x=0..10.0", false, 2000);
        Assert.InRange(values.Min(), 0, 0.1);
        Assert.InRange(values.Max(), 9.9, 10);
        Assert.InRange(values.Average(), 4.8, 5.2);
    }

    [Fact]
    public void Logarithms_fill_the_range_evenly()
    {
        double[] values = Draw("x=1e-4..1e-2", true, 2000);
        Assert.All(values, value => Assert.InRange(value, 1e-4, 1e-2));
        Assert.InRange(values.Average(Math.Log10), -3.05, -2.95);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whole_numbers_come_out_whole_and_both_ends_are_drawn(bool logarithmic) =>
        Assert.Equal([2.0, 3, 4, 5], Draw("hidden=2..5", logarithmic, 300).Distinct().Order());

    [Fact]
    public void The_same_draw_is_one_condition() =>
        Assert.Equal(2, new RandomSearch([SettingRange.Parse("--range", "hidden=2..3", false)], 1).Draw(50).Count);

    [Theory]
    [InlineData("hidden=8", false)]
    [InlineData("hidden=9..8", false)]
    [InlineData("hidden=a..b", false)]
    [InlineData("hidden=0..8", true)]
    public void A_range_that_is_none_is_refused(string text, bool logarithmic) =>
        Assert.Throws<UsageException>(() => SettingRange.Parse("--range", text, logarithmic));

    private static double[] Draw(string range, bool logarithmic, int count)
    {
        var parsed = SettingRange.Parse("--range", range, logarithmic);
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => double.Parse(parsed.At(random.NextDouble()).Value!, CultureInfo.InvariantCulture))];
    }
}
