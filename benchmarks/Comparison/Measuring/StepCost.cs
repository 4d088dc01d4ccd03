using Backpropamine.Benchmarks.Rows;

namespace Backpropamine.Benchmarks.Measuring;

/// <summary>What step calls cost beyond the kernels, forward and backward.</summary>
/// <param name="Size">B, N, T.</param>
/// <param name="Sequence">Passes of one call for the whole sequence.</param>
/// <param name="ReadByStep">The same, its outputs read step by step.</param>
/// <param name="Steps">A call for each step.</param>
internal sealed record StepCost(Extent Size, IReadOnlyList<PassTime> Sequence, IReadOnlyList<PassTime> ReadByStep, IReadOnlyList<PassTime> Steps)
{
    private const double Allowed = 25;

    /// <summary>
    /// Microseconds by which a step call takes longer, outside the kernels, than a step of a sequence whose outputs the loss reads in the same
    /// way: the median over rounds.
    /// </summary>
    public double Beyond => Statistics.Median(Steps.Zip(ReadByStep, (steps, sequence) => Microseconds(steps.Beyond - sequence.Beyond)));

    /// <summary>What is asked.</summary>
    public Goal Goal => Goal.AtMost("µs beyond the kernels in a step call", Beyond, Allowed);

    /// <summary>The median of passes as microseconds a step.</summary>
    public double PerStep(IEnumerable<PassTime> passes) => Statistics.Median(passes.Select(pass => Microseconds(pass.Total)));

    /// <summary>The part of it in kernels.</summary>
    public double KernelsPerStep(IEnumerable<PassTime> passes) => Statistics.Median(passes.Select(pass => Microseconds(pass.Kernels)));

    private double Microseconds(double milliseconds) => milliseconds * 1000 / Size.Steps;
}
