namespace Backpropamine.Kernels;

/// <summary>One loop of a sweep.</summary>
internal enum SweepPass
{
    LaneTerms,
    RowTerms,
    ColumnTerms,
    Forward,
    Matrices,
    Adjoint,
    LaneAdjoint,
    RowAdjoint,
    ColumnAdjoint,
}
