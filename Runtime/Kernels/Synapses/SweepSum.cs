using System.Numerics;

namespace Backpropamine.Kernels;

/// <summary>
/// A value that is a sum over the axes that it lacks. Groups of lanes and blocks of columns have a sum each, and these are added in
/// their order, so that the bits do not depend on the number of threads.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class SweepSum<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly long _count;
    private readonly int _copies;
    private readonly T* _start;

    public SweepSum(SynapseCall call, Axes axes, int groups, Memory<T> memory)
    {
        bool ofLanes = axes.HasFlag(Axes.Lane), ofColumns = axes.HasFlag(Axes.Post);
        var unit = call.Numbers(axes & ~Axes.Lane);
        _count = call.Numbers(axes);
        _copies = (ofLanes ? 1 : groups) * (ofColumns ? 1 : call.Blocks);
        _start = memory.Zeros(_count * _copies);
        Value = new SweepValue(
            (nint)_start,
            ofLanes ? (nint)unit * sizeof(T) : 0,
            ofLanes ? 0 : (nint)_count * sizeof(T),
            ofColumns ? 0 : (nint)_count * (ofLanes ? 1 : groups) * sizeof(T));
    }

    /// <summary>Where it is gathered.</summary>
    public SweepValue Value { get; }

    /// <summary>Writes the sum.</summary>
    public void Give(T* to)
    {
        var i = 0L;
        for (; i <= _count - Vector<T>.Count; i += Vector<T>.Count)
        {
            var sum = Vector.Load(_start + i);
            for (var copy = 1; copy < _copies; copy++) sum += Vector.Load(_start + copy * _count + i);
            sum.Store(to + i);
        }

        for (; i < _count; i++)
        {
            to[i] = _start[i];
            for (var copy = 1; copy < _copies; copy++) to[i] += _start[copy * _count + i];
        }
    }
}
