using System.Numerics;

namespace Backpropamine.Kernels;

/// <summary>The parameters' gradients over a group of lanes, in padded rows.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class GroupGradients<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public GroupGradients(Frame<T> frame, Memory<T> memory)
    {
        Coefficients.Slow = Like(frame.Given.Slow);
        Coefficients.Alpha = Like(frame.Given.Alpha);
        Coefficients.Eta = Like(frame.Given.Eta);
        FanOutWeight = memory.Zeros(frame.Columns);
        FanOutBias = memory.Zeros(frame.Columns);

        Rows<T> Like(Rows<T> rows) => rows.Start == null
            ? default
            : new(memory.Zeros(rows.Stride == 0 ? frame.Columns : frame.Matrix), rows.Stride);
    }

    public CoefficientRows<T> Coefficients;

    public T* FanOutWeight { get; }

    public T* FanOutBias { get; }

    /// <summary>Adds a part of another group's.</summary>
    public void Add(GroupGradients<T> other, Frame<T> frame, int part, int parts)
    {
        Add(Coefficients.Slow, other.Coefficients.Slow);
        Add(Coefficients.Alpha, other.Coefficients.Alpha);
        Add(Coefficients.Eta, other.Coefficients.Eta);
        Add(new(FanOutWeight, 0), new(other.FanOutWeight, 0));
        Add(new(FanOutBias, 0), new(other.FanOutBias, 0));

        void Add(Rows<T> sum, Rows<T> more)
        {
            if (sum.Start == null) return;
            var count = sum.Stride == 0 ? frame.Columns : frame.Matrix;
            var (i, end) = (count * part / parts, count * (part + 1) / parts);
            for (; i + Vector<T>.Count <= end; i += Vector<T>.Count) (Vector.Load(sum.Start + i) + Vector.Load(more.Start + i)).Store(sum.Start + i);
            for (; i < end; i++) sum.Start[i] += more.Start[i];
        }
    }
}
