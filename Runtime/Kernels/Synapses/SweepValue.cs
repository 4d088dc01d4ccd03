namespace Backpropamine.Kernels;

/// <summary>Where a value of a sweep lies: its address, and how far it is from one lane, group of lanes or block of columns to the next, in bytes.</summary>
internal readonly record struct SweepValue(nint Start, nint Lane, nint Group, nint Block)
{
    /// <summary>The numbers of a term or of its gradient, which every thread has for itself, lane after lane; else 0.</summary>
    public int OwnNumbers { get; init; }

    public nint Of(int lane, int group, int block) => Start + lane * Lane + group * Group + block * Block;
}
