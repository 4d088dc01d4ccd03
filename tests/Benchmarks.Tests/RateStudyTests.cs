using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Backpropamine.Benchmarks.CommandLine;
using Backpropamine.Benchmarks.Measuring;
using Backpropamine.Benchmarks.Reporting;
using Backpropamine.Benchmarks.Rows;
using Backpropamine.Benchmarks.Studies;

namespace Backpropamine.Benchmarks.Tests;

public class RateStudyTests
{
    private static readonly Machine _machine = new("a processor", 2, 512, ".NET", "TorchSharp", "float32", 0);

    // A pass costs 1 ms, and each of its steps 2 ms: 2000 ns for each connection of ten lanes.
    private static readonly NetworkRate _rate = new("BCM", new Extent(10, 10, 4), 100, 2, [9, 9, 9, 9], [5, 5, 5, 5], [1000, 1000, 1000, 1000], 0.5);

    /// <summary>The networks by their places.</summary>
    public static TheoryData<int> Networks => [.. Enumerable.Range(0, RateStudy.All.Count)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Kernels_agree_with_the_reference(int place)
    {
        var rated = RateStudy.All[place];
        var studied = new NetworkStudy.Studied(rated.Name, rated.Inputs, rated.Size with { Neurons = 18 }, null, rated.Make);
        Assert.InRange(NetworkStudy.Parity(studied), double.Epsilon, Parity.DoubleTolerance / 10);
    }

    [Fact]
    public void A_rate_is_the_slope_over_the_steps_and_the_rest_is_paid_once()
    {
        Assert.Equal(2000, _rate.Rate);
        Assert.Equal(1, _rate.Once, 12);
        Assert.Equal(2, _rate.Ratio);
        Assert.Equal(0, _rate.Noise);
        Assert.Null(_rate.Miss);
    }

    [Fact]
    public void A_pass_that_was_disturbed_does_not_count()
    {
        var disturbed = _rate with { Long = [9, 50, 9, 9, 9, 9, 9, 9] };
        Assert.Equal(4, disturbed.Rates.Count);
        Assert.Equal(2000, disturbed.Rate);
    }

    [Fact]
    public void A_rate_is_missed_only_by_more_than_the_noise()
    {
        Assert.Null((_rate with { Asked = 1, Long = [9, 9, 9, 17] }).Miss);
        Assert.Equal("BCM 10/10/4: a connection takes 2.00 times as long as the cell's, more than 1.50 by more than the noise of 0.00", (_rate with { Asked = 1.5 }).Miss);
    }

    [Fact]
    public void Json_and_picture_show_every_network()
    {
        var json = JsonDocument.Parse(ResultJson.Write([_rate, _rate with { Asked = 1.5 }], _machine)).RootElement.GetProperty("rates");
        Assert.Equal(2, json.GetArrayLength());
        Assert.Equal(2, json[0].GetProperty("over_cell").GetDouble());
        Assert.Equal(0.5, json[0].GetProperty("first_gradient_s").GetDouble());

        var picture = XDocument.Parse(RatePicture.Write([_rate, _rate with { Name = "Oja", Asked = 1.5 }], "a machine"));
        string[] texts = [.. picture.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];
        Assert.Contains("BCM", texts);
        Assert.Contains("Oja", texts);
        Assert.Equal(2, texts.Count(text => text == "2.00"));
    }

    [Fact]
    public void A_process_says_how_long_its_first_gradient_took()
    {
        var output = new StringWriter();
        Assert.Equal(0, BenchProgram.Run([RateStudy.First, "Oja"], output, TextWriter.Null));
        Assert.True(double.Parse(output.ToString(), CultureInfo.InvariantCulture) > 0);
    }
}
