using Backpropamine.Training.Reporting;

namespace Backpropamine.Samples.Tests.Reporting;

public sealed class HtmlReportGalleryTests
{
    [Fact]
    public void A_picture_is_one_path_for_each_shade_and_what_is_erased_stays_empty()
    {
        var page = Of(new Picture("shown", 3, [-1, -1, 1, float.NaN, 1, 1]));
        var svg = page.OfClass("picture").Single().Descendants().Single(e => e.Name.LocalName == "svg");
        Assert.Equal("0 0 3 2", (string?)svg.Attribute("viewBox"));
        Assert.Equal("shown", (string?)svg.Attribute("aria-label"));
        Assert.Equal(
            [("#000000", "M0 0h2v1H0z"), ("#ffffff", "M2 0h1v1H2zM1 1h2v1H1z")],
            svg.Elements().Select(e => ((string)e.Attribute("fill")!, (string)e.Attribute("d")!)));
    }

    [Theory]
    [InlineData(0, "#7f7f7f")]
    [InlineData(0.5f, "#bfbfbf")]
    [InlineData(7, "#ffffff")]
    [InlineData(-7, "#000000")]
    public void A_value_has_its_shade(float value, string grey) =>
        Assert.Equal(grey, (string?)Of(new Picture("one", 1, [value])).OfClass("picture").Single().Descendants().Single(e => e.Name.LocalName == "path").Attribute("fill"));

    [Fact]
    public void Captions_and_notes_are_escaped()
    {
        var page = Of(new Picture("<a & b>", 1, [0]));
        Assert.Equal("<a & b>", page.OfClass("picture").Single().Value.Trim());
        Assert.Equal("<title>", page.OfClass("gallery").Single().Elements().First().Value);
    }

    private static Page Of(Picture picture) =>
        new(new RunReport("t", [], [new TaskReport("n", "s", [], [], []) { Galleries = [new Gallery("<title>", "note", [[picture]])] }]));
}
