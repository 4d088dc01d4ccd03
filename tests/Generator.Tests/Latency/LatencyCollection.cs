namespace Backpropamine.Generator.Tests.Latency;

/// <summary>Keeps every other test away while the generator is timed.</summary>
[CollectionDefinition(nameof(LatencyTests), DisableParallelization = true)]
public class LatencyCollection;
