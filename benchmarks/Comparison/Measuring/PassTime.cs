namespace Backpropamine.Benchmarks.Measuring;

/// <summary>What a pass took, in milliseconds.</summary>
/// <param name="Total">Altogether.</param>
/// <param name="Kernels">In kernels, the start of their threads included.</param>
internal readonly record struct PassTime(double Total, double Kernels)
{
    /// <summary>In everything but kernels.</summary>
    public double Beyond => Total - Kernels;
}
