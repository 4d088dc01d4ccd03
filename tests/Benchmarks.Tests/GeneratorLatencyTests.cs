using Backpropamine.Benchmarks.Measuring;

namespace Backpropamine.Benchmarks.Tests;

public class GeneratorLatencyTests
{
    [Fact]
    public void Builds_and_edits_of_few_networks_are_timed()
    {
        var latency = GeneratorLatency.Measure(networks: 2, builds: 1, edits: 1);
        Assert.Equal(2, latency.Networks);
        Assert.InRange(latency.Warm, double.Epsilon, double.MaxValue / 2);
        Assert.InRange(latency.Cold, double.Epsilon, double.MaxValue / 2);
    }
}
