namespace Backpropamine.Kernels;

/// <summary>A lane's part of a sweep: the addresses of its values, and which of them are sums over a row or over the lane.</summary>
internal unsafe struct SweepPlace
{
    /// <summary>Presynaptic neurons.</summary>
    public int Rows;

    /// <summary>Postsynaptic neurons.</summary>
    public int Columns;

    /// <summary>What equations of connections see: a vector for each sum, which the sweep adds up where a row or the lane ends.</summary>
    public nint* Connection;

    /// <summary>What equations of terms see: the sums of rows themselves, a vector for each of the lane.</summary>
    public nint* Neurons;

    /// <summary>The sums of the lane themselves.</summary>
    public nint* Lanes;

    /// <summary>The values that are sums over rows.</summary>
    public int* RowSums;

    public int RowSumCount;

    /// <summary>The values that are sums over the lane.</summary>
    public int* LaneSums;

    public int LaneSumCount;
}
