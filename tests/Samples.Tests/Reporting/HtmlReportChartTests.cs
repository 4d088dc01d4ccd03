using Backpropamine.Training.Reporting;

namespace Backpropamine.Samples.Tests.Reporting;

public sealed class HtmlReportChartTests
{
    [Fact]
    public void The_table_holds_the_curves_and_leaves_out_what_is_not_a_number()
    {
        var rows = new Page(ReportSamples.Of(ReportSamples.Curves)).All("tbody").Single().Elements()
            .Select(r => r.Elements().Select(c => c.Value).ToArray());

        Assert.Equal([["0", "1,234.5", "0"], ["1", "0.25", "–"], ["2", "2.125", "1"]], rows);
    }

    [Fact]
    public void A_curve_is_broken_where_it_is_not_a_number()
    {
        var paths = new Page(ReportSamples.Of(ReportSamples.Curves)).OfClass("curve").Select(c => (string)c.Attribute("d")!).ToArray();

        Assert.Equal(2, paths.Length);
        Assert.Equal((1, 2), (paths[0].Count(c => c == 'M'), paths[0].Count(c => c == 'L')));
        Assert.Equal((2, 0), (paths[1].Count(c => c == 'M'), paths[1].Count(c => c == 'L')));
    }

    [Fact]
    public void The_threshold_is_drawn_and_named()
    {
        var page = new Page(ReportSamples.Of(ReportSamples.Curves));

        Assert.Single(page.OfClass("threshold"));
        Assert.Contains(page.OfClass("legend").Single().Elements(), e => e.Value == "threshold 0.9");
        Assert.Empty(new Page(ReportSamples.Of(ReportSamples.Curves with { Threshold = null })).OfClass("threshold"));
    }

    [Fact]
    public void Long_curves_are_smoothed_by_a_trailing_mean_and_the_page_says_so()
    {
        var y = Enumerable.Range(0, 400).Select(i => i < 200 ? 0f : 1f).ToArray();
        var page = new Page(ReportSamples.Of(new Chart("c", "x", "y", [new Series("s", [.. y.Select((_, i) => (float)i)], y)], null)));
        var curve = page.Data.GetProperty("charts")[0][0];
        var (xs, ys) = (curve.GetProperty("x").EnumerateArray().ToArray(), curve.GetProperty("y").EnumerateArray().ToArray());

        Assert.Equal("Thick: mean of the last 10 points; thin: single points, 240 of 400.", page.OfClass("note").Single().Value);
        Assert.Equal((0, 399), (xs[0].GetDouble(), xs[^1].GetDouble()));
        Assert.All(xs.Zip(ys), p => Assert.Equal(Math.Clamp((p.First.GetDouble() - 199) / 10, 0, 1), p.Second.GetDouble(), 1e-4));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Curves_without_a_number_are_said_to_be_empty(int points)
    {
        float[] nothing = [.. Enumerable.Repeat(float.NaN, points)];
        var page = new Page(ReportSamples.Of(new Chart("c", "x", "y", [new Series("s", new float[points], nothing)], 1)));

        Assert.Equal("Nothing was recorded.", page.OfClass("empty").Single().Value);
        Assert.Empty(page.All("svg"));
    }

    [Fact]
    public void A_constant_curve_stays_inside_its_axes()
    {
        var page = new Page(ReportSamples.Of(new Chart("c", "x", "y", [new Series("s", [5], [3])], null)));

        Assert.DoesNotContain("NaN", page.Text.Split("<script")[0], StringComparison.Ordinal);
        Assert.Single(page.OfClass("curve"));
    }
}
