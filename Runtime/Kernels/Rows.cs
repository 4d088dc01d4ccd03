namespace Backpropamine.Kernels;

/// <summary>A matrix as rows in memory; a stride of 0 is one row for all.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="start">Its first number.</param>
/// <param name="stride">From one row to the next.</param>
internal readonly unsafe struct Rows<T>(T* start, int stride)
    where T : unmanaged
{
    public T* Start => start;

    public int Stride => stride;

    /// <summary>Row i.</summary>
    public T* this[int i] => start + (nint)i * stride;
}
