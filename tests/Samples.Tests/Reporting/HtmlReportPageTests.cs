using System.Globalization;
using System.Text.RegularExpressions;
using Backpropamine.Training.Reporting;

namespace Backpropamine.Samples.Tests.Reporting;

public sealed class HtmlReportPageTests
{
    [Fact]
    public void The_page_needs_nothing_but_itself()
    {
        var text = new Page(ReportSamples.Full).Text.Replace("http://www.w3.org/1999/xhtml", "", StringComparison.Ordinal);

        Assert.DoesNotMatch(new Regex(@"https?:|src=|href=|url\(|@import|fetch\(|XMLHttpRequest|import\("), text);
    }

    [Fact]
    public void Every_drawing_has_a_text_alternative_and_every_image_role_a_label()
    {
        var page = new Page(ReportSamples.Full);
        var drawings = page.All("svg").Concat(page.All("canvas")).ToArray();

        Assert.NotEmpty(drawings);
        Assert.All(drawings, d => Assert.Equal("img", (string?)d.Attribute("role")));
        Assert.All(drawings, d => Assert.False(string.IsNullOrWhiteSpace((string?)d.Attribute("aria-label"))));
    }

    [Fact]
    public void Markup_in_any_text_is_shown_and_not_obeyed()
    {
        const string Nasty = "</script><b onload=\"x\">A & 'B'\u0001]]>";
        var episode = ReportSamples.PlainEpisode with { Label = Nasty, StepLabels = [Nasty, "go", "blank"] };
        var chart = new Chart(Nasty, Nasty, Nasty, [new Series(Nasty, [0, 1], [0, 1])], 1);
        var page = new Page(new RunReport(Nasty, [Nasty], [new TaskReport(Nasty, Nasty, [new Verdict(Nasty, true)], [chart], [episode])]));

        var shown = Nasty.Replace("\u0001", "", StringComparison.Ordinal);
        Assert.Equal(shown, page.All("h1").Single().Value);
        Assert.Equal(shown, page.All("h2").Single().Value);
        Assert.Equal(Nasty, page.Data.GetProperty("groups")[0].GetProperty("agents")[0].GetProperty("labels")[0].GetString());
        Assert.DoesNotContain("<b onload", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(page.Text, "</script>"));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("sv-SE")]
    public void The_culture_of_the_machine_does_not_change_the_page(string culture)
    {
        var expected = HtmlReport.Render(ReportSamples.Full);
        var before = CultureInfo.CurrentCulture;
        var hostile = (CultureInfo)CultureInfo.GetCultureInfo(culture).Clone();
        hostile.NumberFormat.NegativeSign = "minus";
        hostile.NumberFormat.NumberDecimalSeparator = "٫";
        try
        {
            CultureInfo.CurrentCulture = hostile;
            Assert.Equal(expected, HtmlReport.Render(ReportSamples.Full));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Facts_and_verdicts_are_shown()
    {
        var page = new Page(ReportSamples.Full);

        Assert.Equal(["seed 7", "3 min"], page.OfClass("facts").Single().Elements().Select(e => e.Value));
        Assert.Equal("✓ reached 41.5 reward per episode", page.OfClass("passed").Single().Value);
        Assert.Equal("✗ missed RNN 0.2", page.OfClass("missed").Single().Value);
    }

    [Fact]
    public void A_report_without_tasks_is_a_page()
    {
        var page = new Page(new RunReport("Nothing yet", [], []));

        Assert.Equal("Nothing yet", page.All("title").Single().Value);
        Assert.Empty(page.OfClass("task"));
    }
}
