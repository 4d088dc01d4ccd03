using System.Numerics;

namespace Backpropamine.Kernels;

/// <summary>What the threads that advance a lane share.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class ForwardPass<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T* _activities;

    public ForwardPass(Frame<T> frame)
    {
        Frame = frame;
        _activities = Memory.Take(3L * frame.Columns);
    }

    public Memory<T> Memory { get; } = new();

    public Frame<T> Frame { get; }

    /// <summary>The activity after step t, in one of three places by turns: one member may be a step ahead of another.</summary>
    public T* Activity(int t) => _activities + (nint)((t + 3) % 3) * Frame.Columns;

    public void Dispose() => Memory.Dispose();
}
