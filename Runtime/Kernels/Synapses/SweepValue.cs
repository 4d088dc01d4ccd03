namespace Backpropamine.Kernels;

/// <summary>Where a value of a sweep lies: its address, and how far it is from one lane, group of lanes or block of columns to the next, in bytes.</summary>
internal readonly record struct SweepValue(nint Start, nint Lane, nint Group, nint Block, SweepUse Use)
{
    /// <summary>A term's numbers for a lane.</summary>
    public int Length { get; init; }

    /// <summary>Whether it is the gradient of a term, and so begins with 0 in every lane.</summary>
    public bool IsGradient { get; init; }

    public nint Of(int lane, int group, int block) => Start + lane * Lane + group * Group + block * Block;
}
