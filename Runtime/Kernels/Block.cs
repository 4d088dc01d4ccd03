namespace Backpropamine.Kernels;

/// <summary>The connections that a sweep goes over: all rows, some padded columns.</summary>
/// <param name="Rows">Presynaptic neurons.</param>
/// <param name="From">The first column.</param>
/// <param name="To">After the last.</param>
/// <param name="Stride">A padded row.</param>
/// <param name="Upward">Whether a sweep goes from the last row to the first: what the sweep before it read last is still in cache.</param>
internal readonly record struct Block(int Rows, int From, int To, int Stride, bool Upward = false)
{
    /// <summary>The row that comes at a place.</summary>
    public int Row(int place) => Upward ? Rows - 1 - place : place;
}
