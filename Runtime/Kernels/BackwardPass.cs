using System.Numerics;

namespace Backpropamine.Kernels;

/// <summary>
/// What the threads that take a lane's steps back share: recomputed states, and sums over columns that are divided among them. Sums
/// lie in two places by turns, since one member may be a step ahead of another.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class BackwardPass<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T* _ring;
    private readonly T* _gPreOfRead;
    private readonly T* _gPreOfUpdate;
    private readonly T* _gModulation;

    public BackwardPass(Frame<T> frame, FrameGradients<T> gradients, GroupGradients<T> group, int steps)
    {
        (Frame, Gradients, Group, Blocks) = (frame, gradients, group, Share.Blocks(frame.Columns));
        Length = frame.Saved!.Longest(steps);
        _ring = gradients.Ring == null ? Memory.Take(States(Length) * frame.Parts * frame.Matrix) : null;
        _gPreOfRead = Memory.Zeros(2L * Blocks * frame.Columns);
        _gPreOfUpdate = Memory.Zeros(2L * Blocks * frame.Columns);
        _gModulation = Memory.Zeros(2L * Blocks);
    }

    public Memory<T> Memory { get; } = new();

    public Frame<T> Frame { get; }

    public FrameGradients<T> Gradients { get; }

    public GroupGradients<T> Group { get; }

    /// <summary>Steps of a segment, at most.</summary>
    public int Length { get; }

    /// <summary>Blocks of a lane.</summary>
    public int Blocks { get; }

    /// <summary>How many states of a segment are recomputed, for a number of its steps.</summary>
    public static long States(int steps) => Math.Max(1, (steps - 1) / 2);

    /// <summary>A segment's state after 2·<paramref name="index"/> steps: its checkpoint, or recomputed.</summary>
    public Plastic<T> State(int lane, int segment, int index)
    {
        if (index == 0) return Frame.Lane(Frame.Saved!.At(segment)!, lane);
        var state = Frame.Parts * Frame.Matrix;
        return Frame.At((_ring == null ? Gradients.Ring + lane * Gradients.RingLength * state : _ring) + (index - 1) * state);
    }

    /// <summary>The gradient of the presynaptic activity, from the read done at step t; a block's part.</summary>
    public T* GPreOfRead(int t, int block) => _gPreOfRead + ((t & 1) * Blocks + block) * (nint)Frame.Columns;

    /// <summary>The gradient of the presynaptic activity, from the update of step t; a block's part.</summary>
    public T* GPreOfUpdate(int t, int block) => _gPreOfUpdate + ((t & 1) * Blocks + block) * (nint)Frame.Columns;

    /// <summary>The gradient of M(t); a block's part.</summary>
    public T* GModulation(int t, int block) => _gModulation + (t & 1) * Blocks + block;

    public void Dispose() => Memory.Dispose();
}
