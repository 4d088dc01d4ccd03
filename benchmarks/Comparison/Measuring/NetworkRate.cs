using Backpropamine.Benchmarks.Rows;

namespace Backpropamine.Benchmarks.Measuring;

/// <summary>What one connection of a network costs in one step, forward and backward, beside a connection of one retroactive cell of as many neurons in the same run.</summary>
/// <param name="Name">The network for a reader.</param>
/// <param name="Size">B, N, T of the longer sequence; the shorter one has half of the steps.</param>
/// <param name="Connections">Connections of a lane.</param>
/// <param name="Asked">How many times as long as the cell's a connection may take; null where nothing is asked.</param>
/// <param name="Long">Passes over T steps, in milliseconds, round by round.</param>
/// <param name="Short">Passes over half of them.</param>
/// <param name="Cell">The cell's rate in the same run, nanoseconds, in each quarter of the rounds.</param>
/// <param name="FirstGradient">Seconds from the start of a process to its first gradient; null where it was not measured.</param>
internal sealed record NetworkRate(
    string Name, Extent Size, long Connections, double? Asked, IReadOnlyList<double> Long, IReadOnlyList<double> Short, IReadOnlyList<double> Cell, double? FirstGradient = null)
{
    /// <summary>Parts of the rounds, of which each has a rate of its own: how far they lie apart is the noise.</summary>
    public const int Parts = 4;

    /// <summary>The network and its sizes.</summary>
    public string Title => $"{Name} {Size.Lanes}/{Size.Neurons}/{Size.Steps}";

    /// <summary>Nanoseconds for a connection and step, in each quarter of the rounds: the slope over T, so that what a pass costs once is not in it.</summary>
    public IReadOnlyList<double> Rates => [.. Quarters(Long).Zip(Quarters(Short), (full, half) => (full - half) * 1e6 / ((double)Connections * Size.Lanes * (Size.Steps - Size.Steps / 2)))];

    /// <summary>Nanoseconds for a connection and step.</summary>
    public double Rate => Statistics.Median(Rates);

    /// <summary>What a pass costs once, in milliseconds.</summary>
    public double Once => Statistics.Median(Long) - Rate * 1e-6 * Connections * Size.Lanes * Size.Steps;

    /// <summary>How many times as long as the cell's a connection takes.</summary>
    public double Ratio => Rate / Statistics.Median(Cell);

    /// <summary>How far the ratios of the four quarters of the rounds lie apart.</summary>
    public double Noise
    {
        get
        {
            double[] ratios = [.. Rates.Zip(Cell, (own, cell) => own / cell)];
            return ratios.Max() - ratios.Min();
        }
    }

    /// <summary>Why it is too much, by more than the noise; null if it is not.</summary>
    public string? Miss => Asked is not { } asked || Ratio - Noise <= asked ? null
        : FormattableString.Invariant($"{Title}: a connection takes {Ratio:0.00} times as long as the cell's, more than {asked:0.00} by more than the noise of {Noise:0.00}");

    private static IEnumerable<double> Quarters(IReadOnlyList<double> passes) => passes.Chunk((passes.Count + Parts - 1) / Parts).Select(quarter => quarter.Min());
}
