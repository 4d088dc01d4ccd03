using Backpropamine.Training.Comparing.Summaries;

namespace Backpropamine.Samples.Tests.Comparing.Page;

public class FiguresTests
{
    [Theory]
    [InlineData(0.12345, "0.123")]
    [InlineData(-0.0001, "0")]
    [InlineData(-7.5, "−7.5")]
    [InlineData(50.0493, "50.05")]
    [InlineData(123.456, "123.5")]
    [InlineData(12345.6, "12,346")]
    public void A_score_has_the_digits_that_count(double score, string text) => Assert.Equal(text, Figures.Score(score));

    [Theory]
    [InlineData(1, "1")]
    [InlineData(0.6667, "0.67")]
    [InlineData(0.01587, "0.0159")]
    [InlineData(0.000012, "1.2e-5")]
    public void A_p_value_has_two_digits_that_count(double p, string text) => Assert.Equal(text, Figures.P(p));

    [Fact]
    public void Never_is_a_word()
    {
        var never = double.PositiveInfinity;
        Assert.Equal("never", Figures.Reached([never, never]));
        Assert.Equal("never (300 to never)", Figures.Reached([300, 300, never, never, never]));
        Assert.Equal("never (0.25 to never)", Figures.Reached([0.25, 0.25, never, never, never], Figures.Minutes));
        Assert.Equal("1 of 2", Figures.HowMany([never, 5]));
    }

    [Fact]
    public void Seeds_in_a_row_are_a_range() => Assert.Equal("1–3, 7, 9–10", Figures.Seeds([1, 2, 3, 7, 9, 10]));
}
