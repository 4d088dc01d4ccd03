using System.Text.Json;
using Backpropamine.Benchmarks.Measuring;
using Backpropamine.Benchmarks.Reporting;
using Backpropamine.Benchmarks.Rows;
using Backpropamine.Benchmarks.Studies;

namespace Backpropamine.Benchmarks.Tests;

public class NetworkStudyTests
{
    private static readonly NetworkTimes _times = new("BCM", new Extent(30, 100, 10), 6, 1e-15, [2, 2, 2, 2], [2, 2, 2, 2], [12, 12, 13, 11]);

    /// <summary>The networks by their places.</summary>
    public static TheoryData<int> Networks => [.. Enumerable.Range(0, NetworkStudy.All.Count)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Kernels_agree_with_the_reference(int place)
    {
        var network = NetworkStudy.All[place];
        Assert.InRange(NetworkStudy.Parity(network with { Size = network.Size with { Neurons = 18 } }), double.Epsilon, Parity.DoubleTolerance / 10);
    }

    [Fact]
    public void Ratios_are_the_medians_of_the_reference_over_those_of_kernels()
    {
        Assert.Equal(6, _times.Ratio);
        Assert.Equal(1, _times.Noise);
        Assert.Empty(_times.Misses);
    }

    [Fact]
    public void A_ratio_is_missed_only_by_more_than_the_noise()
    {
        Assert.Empty((_times with { Asked = 7 }).Misses);
        Assert.Equal("BCM 30/100/10: kernels are 6.00× as fast as the reference, less than 7.5× by more than the noise of 1.00×", Assert.Single((_times with { Asked = 7.5 }).Misses));
    }

    [Fact]
    public void Auto_that_is_slower_than_the_reference_is_a_miss()
    {
        Assert.Empty((_times with { Auto = [13, 12, 12, 13] }).Misses);
        Assert.Equal(
            "BCM 30/100/10: Execution.Auto is 0.50× as fast as the reference, slower by more than the noise of 0.08×",
            Assert.Single((_times with { Auto = [24, 24, 24, 24] }).Misses));
    }

    [Fact]
    public void Json_holds_every_pass()
    {
        var machine = new Machine("a processor", 2, 512, ".NET", "TorchSharp", "float32", 0);
        var network = JsonDocument.Parse(ResultJson.Write([_times], machine)).RootElement.GetProperty("networks")[0];
        Assert.Equal(6, network.GetProperty("reference_over_fused").GetDouble());
        Assert.Equal(11, network.GetProperty("reference").GetProperty("least_ms").GetDouble());
        Assert.Equal(4, network.GetProperty("fused").GetProperty("passes_ms").GetArrayLength());
    }
}
