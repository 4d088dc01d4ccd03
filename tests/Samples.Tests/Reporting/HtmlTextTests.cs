using Backpropamine.Training.Reporting.Markup;

namespace Backpropamine.Samples.Tests.Reporting;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0, "0")]
    [InlineData(1234567.5, "1,234,567.5")]
    [InlineData(2.34567, "2.346")]
    [InlineData(-0.25, "-0.25")]
    [InlineData(0.0004567, "0.000457")]
    [InlineData(-0.00002, "-0.00002")]
    [InlineData(0.05, "0.05")]
    [InlineData(1.25e-12, "1.25e-12")]
    public void A_number_keeps_three_digits_that_say_something(double value, string text) => Assert.Equal(text, HtmlText.Number(value));
}
