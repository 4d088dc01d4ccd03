namespace Backpropamine.Kernels;

/// <summary>Memory for handles of tensors that stays where it is.</summary>
internal sealed unsafe class HandleBuffer
{
    private nint[] _handles = GC.AllocateArray<nint>(16, pinned: true);

    /// <summary>Room for some handles; what was there before is lost.</summary>
    public nint* Room(int count)
    {
        if (_handles.Length < count) _handles = GC.AllocateArray<nint>(2 * count, pinned: true);
        fixed (nint* start = _handles) return start;
    }
}
