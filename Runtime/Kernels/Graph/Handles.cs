using System.Runtime.InteropServices;

namespace Backpropamine.Kernels;

/// <summary>Handles of tensors one after the other, as the native library takes and gives them.</summary>
/// <param name="start">The first.</param>
/// <param name="count">How many.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly unsafe struct Handles(nint* start, long count)
{
    public readonly nint* Start = start;
    public readonly long Count = count;
}
