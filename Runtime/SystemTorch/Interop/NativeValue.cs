using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>A boxed argument or result as the native part lays it out.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeValue
{
    public Tag Tag;
    public int Count;
    public long Bits;

    public readonly double Real => BitConverter.Int64BitsToDouble(Bits);
    public readonly nint Pointer => (nint)Bits;
}
