namespace Backpropamine.Benchmarks.Kernels;

/// <summary>One kernel at one size.</summary>
/// <param name="Kernel">What it is.</param>
/// <param name="Neurons">N.</param>
/// <param name="Footprint">Bytes that a lane goes through in a forward step.</param>
/// <param name="Nanoseconds">For one connection and one step.</param>
/// <param name="Floor">Bytes that it must move for one connection and one step.</param>
/// <param name="Bandwidth">Bytes a nanosecond that the cache gives at this footprint.</param>
internal sealed record KernelLine(string Kernel, int Neurons, long Footprint, double Nanoseconds, int Floor, double Bandwidth)
{
    /// <summary>Bytes a nanosecond, if the kernel moves no more than it must.</summary>
    public double Rate => Floor / Nanoseconds;

    /// <summary>The part of the cache's bandwidth.</summary>
    public double OfBandwidth => Rate / Bandwidth;
}
