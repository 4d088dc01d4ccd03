namespace Backpropamine.Kernels;

/// <summary>How a sweep uses a value.</summary>
internal enum SweepUse
{
    /// <summary>In place: it is read, set or added to where it lies.</summary>
    Direct,

    /// <summary>A sum over a row's connections.</summary>
    RowSum,

    /// <summary>A sum over all connections of a lane.</summary>
    LaneSum,
}
