using System.Globalization;
using Backpropamine.Training;

namespace Backpropamine.Samples.Tests.Running;

public class ProgressTests
{
    [Fact]
    public void A_rising_line_fills_its_share_of_the_width_from_bottom_to_top()
    {
        var lines = SmallCurve.Draw([0, 1, 2, 3, 4, 5], total: 12, width: 12).Split('\n');
        string[] expected = ["     █", "    ██", "   ███", "  ████", " █████"];
        Assert.Equal(expected, lines);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_flat_or_empty_curve_can_be_drawn(int count) =>
        Assert.Equal(5, SmallCurve.Draw([.. new double[count]], 10, 10).Split('\n').Length);

    [Fact]
    public void Plain_lines_tell_iteration_score_speed_and_time_left_in_any_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            using var output = new StringWriter();
            new PlainView(output).Show("a net", "reward", report =>
            {
                for (var iteration = 1; iteration <= 30; iteration++)
                    report(new TrainingProgress(iteration, 30, [.. Enumerable.Repeat(1.5, iteration)], 12345.6, TimeSpan.FromSeconds(65)));
            });
            var lines = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(16, lines.Length);
            Assert.Equal("  iteration 30/30  score 1.50  12,346 steps/s  1:05 left", lines[^1]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
