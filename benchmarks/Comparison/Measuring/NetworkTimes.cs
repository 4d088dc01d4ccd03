using Backpropamine.Benchmarks.Rows;

namespace Backpropamine.Benchmarks.Measuring;

/// <summary>What passes of one network took, forward and backward, in milliseconds, round by round.</summary>
/// <param name="Name">The network for a reader.</param>
/// <param name="Size">B, N, T.</param>
/// <param name="Asked">How many times as fast as the reference kernels must be; null where nothing is asked.</param>
/// <param name="Parity">How far kernels lie from the reference in float64.</param>
/// <param name="Fused">Passes with <see cref="Execution.Fused"/>.</param>
/// <param name="Auto">Passes with <see cref="Execution.Auto"/>.</param>
/// <param name="Reference">Passes with <see cref="Execution.Reference"/>.</param>
internal sealed record NetworkTimes(
    string Name, Extent Size, double? Asked, double Parity, IReadOnlyList<double> Fused, IReadOnlyList<double> Auto, IReadOnlyList<double> Reference)
{
    private const int Parts = 4;

    /// <summary>The network and its sizes.</summary>
    public string Title => $"{Name} {Size.Lanes}/{Size.Neurons}/{Size.Steps}";

    /// <summary>How many times as fast as the reference kernels are.</summary>
    public double Ratio => RatioOf(Reference, Fused);

    /// <summary>How many times as fast as the reference <see cref="Execution.Auto"/> is.</summary>
    public double AutoRatio => RatioOf(Reference, Auto);

    /// <summary>How far <see cref="Ratio"/> lies apart in the four quarters of the rounds.</summary>
    public double Noise => Spread(Fused);

    /// <summary>The same of <see cref="AutoRatio"/>.</summary>
    public double AutoNoise => Spread(Auto);

    /// <summary>What was missed by more than the noise.</summary>
    public IEnumerable<string> Misses
    {
        get
        {
            if (Asked is { } asked && !(Ratio + Noise >= asked))
                yield return FormattableString.Invariant($"{Title}: kernels are {Ratio:0.00}× as fast as the reference, less than {asked:0.0}× by more than the noise of {Noise:0.00}×");
            if (!(AutoRatio + AutoNoise >= 1))
                yield return FormattableString.Invariant($"{Title}: Execution.Auto is {AutoRatio:0.00}× as fast as the reference, slower by more than the noise of {AutoNoise:0.00}×");
        }
    }

    private static double RatioOf(IEnumerable<double> reference, IEnumerable<double> passes) => Statistics.Median(reference) / Statistics.Median(passes);

    private double Spread(IReadOnlyList<double> passes)
    {
        var length = (passes.Count + Parts - 1) / Parts;
        double[] parts = [.. Reference.Chunk(length).Zip(passes.Chunk(length), RatioOf)];
        return parts.Max() - parts.Min();
    }
}
