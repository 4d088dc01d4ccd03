namespace Backpropamine.Kernels;

/// <summary>The connections that a sweep goes over: all rows, some padded columns.</summary>
/// <param name="Rows">Presynaptic neurons.</param>
/// <param name="From">The first column.</param>
/// <param name="To">After the last.</param>
/// <param name="Stride">A padded row.</param>
/// <param name="Upward">
/// Whether a sweep goes from the last connection to the first: what the sweep before it read last is still in cache, and the processor
/// fetches ahead in either direction as long as addresses only fall or only rise.
/// </param>
internal readonly record struct Block(int Rows, int From, int To, int Stride, bool Upward = false)
{
    /// <summary>The row that comes at a place.</summary>
    public int Row(int place) => Upward ? Rows - 1 - place : place;

    /// <summary>Vectors of a row.</summary>
    public nint Vectors(int width) => (To - From) / width;

    /// <summary>The column of a row's first vector.</summary>
    public nint Start(int width) => Upward ? To - width : From;

    /// <summary>From the column of a vector to that of the next.</summary>
    public nint Step(int width) => Upward ? -width : width;
}
