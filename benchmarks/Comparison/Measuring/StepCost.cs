using Backpropamine.Benchmarks.Rows;

namespace Backpropamine.Benchmarks.Measuring;

/// <summary>
/// What step calls cost beyond the kernels, forward and backward. The least of many passes counts: whatever else the machine does only makes
/// a pass longer.
/// </summary>
/// <param name="Size">B, N, T.</param>
/// <param name="Allowed">Microseconds that a step call may take beyond the kernels.</param>
/// <param name="Sequence">Passes of one call for the whole sequence.</param>
/// <param name="ReadByStep">The same, its outputs read step by step.</param>
/// <param name="Steps">A call for each step.</param>
internal sealed record StepCost(Extent Size, double Allowed, IReadOnlyList<PassTime> Sequence, IReadOnlyList<PassTime> ReadByStep, IReadOnlyList<PassTime> Steps)
{
    private const int Parts = 4;

    /// <summary>
    /// Microseconds by which a step call takes longer, outside the kernels, than a step of a sequence whose outputs the loss reads in the same way.
    /// </summary>
    public double Beyond => Difference(Steps, ReadByStep);

    /// <summary>How far the figures of the four quarters of the rounds lie apart.</summary>
    public double Noise
    {
        get
        {
            var length = (Steps.Count + Parts - 1) / Parts;
            double[] parts = [.. Steps.Chunk(length).Zip(ReadByStep.Chunk(length), Difference)];
            return parts.Max() - parts.Min();
        }
    }

    /// <summary>What is asked.</summary>
    public Goal Goal => Goal.AtMost("µs beyond the kernels in a step call", Beyond, Allowed);

    /// <summary>Why it is too much, by more than the noise; null if it is not.</summary>
    public string? Miss => Beyond <= Allowed + Noise ? null : FormattableString.Invariant(
        $"a step call takes {Beyond:0.0} µs beyond the kernels at {Size.Lanes}/{Size.Neurons}, more than {Allowed:0} µs and the noise of {Noise:0.0} µs");

    /// <summary>The shortest pass as microseconds a step.</summary>
    public double PerStep(IEnumerable<PassTime> passes) => passes.Min(pass => Microseconds(pass.Total));

    /// <summary>The least that a pass took in kernels.</summary>
    public double KernelsPerStep(IEnumerable<PassTime> passes) => passes.Min(pass => Microseconds(pass.Kernels));

    private double Difference(IEnumerable<PassTime> steps, IEnumerable<PassTime> sequence) =>
        Microseconds(steps.Min(pass => pass.Beyond) - sequence.Min(pass => pass.Beyond));

    private double Microseconds(double milliseconds) => milliseconds * 1000 / Size.Steps;
}
