namespace Backpropamine.Kernels;

/// <summary>The connections that a sweep goes over: all rows, some padded columns.</summary>
/// <param name="Rows">Presynaptic neurons.</param>
/// <param name="From">The first column.</param>
/// <param name="To">After the last.</param>
/// <param name="Stride">A padded row.</param>
internal readonly record struct Block(int Rows, int From, int To, int Stride);
