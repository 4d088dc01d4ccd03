using Backpropamine.Benchmarks.Rows;

namespace Backpropamine.Benchmarks.Measuring;

/// <summary>What step calls cost beyond the kernels, forward and backward.</summary>
/// <param name="Size">B, N, T.</param>
/// <param name="Sequence">Milliseconds of one call for the whole sequence, round by round.</param>
/// <param name="ReadByStep">The same, its outputs read step by step.</param>
/// <param name="Steps">A call for each step.</param>
internal sealed record StepCost(Extent Size, IReadOnlyList<double> Sequence, IReadOnlyList<double> ReadByStep, IReadOnlyList<double> Steps)
{
    private const double Allowed = 25;

    /// <summary>Microseconds by which a step call takes longer than a step of a sequence whose outputs the loss reads in the same way: the median over rounds.</summary>
    public double Beyond => Statistics.Median(Steps.Zip(ReadByStep, (steps, sequence) => Microseconds(steps - sequence)));

    /// <summary>What is asked.</summary>
    public Goal Goal => Goal.AtMost("µs beyond the kernels in a step call", Beyond, Allowed);

    /// <summary>The median of passes as microseconds a step.</summary>
    public double PerStep(IEnumerable<double> passes) => Statistics.Median(passes.Select(Microseconds));

    private double Microseconds(double milliseconds) => milliseconds * 1000 / Size.Steps;
}
