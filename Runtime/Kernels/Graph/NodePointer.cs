using System.Runtime.InteropServices;

namespace Backpropamine.Kernels;

/// <summary>The native library's two pointers to a node: one that keeps it, one that does not.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NodePointer
{
    public nint Shared;
    public nint Weak;
}
