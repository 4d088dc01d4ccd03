using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>What a tensor is, read in one call.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Info
{
    public long Elements, Dimensions, StorageOffset, ElementSize;
    public int Type, DeviceType, DeviceIndex, Contiguous;
}
