using System.Numerics;
using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>The gradients of a cell's parameters, collected from its adjoint.</summary>
/// <typeparam name="TKernel">The equations.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="parameters">The parameters.</param>
/// <param name="frame">The kernels' frame.</param>
internal sealed unsafe class CellGradients<TKernel, T>(CellParameters parameters, Frame<T> frame)
    where TKernel : struct, IPlasticKernel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Dictionary<Slot, Tensor> _found = [];

    public Tensor? this[Slot slot] => _found.GetValueOrDefault(slot);

    /// <summary>Adds what is a product of matrices over some steps.</summary>
    /// <param name="before">The activities before each step, <c>[T, B, N]</c>.</param>
    /// <param name="outputs">The activities, <c>[T, B, N]</c>.</param>
    /// <param name="sum">The gradient of the modulator's sum, <c>[T, B, 1]</c>.</param>
    public void AddSteps(Tensor before, Tensor outputs, Tensor sum)
    {
        if (frame.Modulation != null || parameters[Slot.ModulatorWeight] is null) return;
        var source = TKernel.Cell.Tap == ModulatorTap.Before ? before : outputs;
        Add(Slot.ModulatorWeight, Flat(sum).t().mm(Flat(source)));
        Add(Slot.ModulatorBias, sum.sum().reshape(1));
    }

    /// <summary>Adds what the kernels have summed.</summary>
    public void AddTotals(GroupGradients<T> totals)
    {
        Coefficient(Slot.Slow, totals.Coefficients.Slow);
        Coefficient(Slot.Alpha, totals.Coefficients.Alpha);
        Coefficient(Slot.Eta, totals.Coefficients.Eta);
        Vector(Slot.FanOutWeight, totals.FanOutWeight);
        Vector(Slot.FanOutBias, totals.FanOutBias);
    }

    private static Tensor Flat(Tensor sequence) => sequence.reshape(-1, sequence.size(-1));

    private void Coefficient(Slot slot, Rows<T> total)
    {
        if (parameters[slot] is not { } like) return;
        var rows = total.Stride == 0 ? 1 : frame.Neurons;
        var padded = Copy(total.Start, like, rows, frame.Columns).narrow(1, 0, frame.Neurons);
        Add(slot, like.numel() == 1 && frame.Neurons > 1 ? padded.sum().reshape(1) : padded.reshape(like.shape));
    }

    private void Vector(Slot slot, T* total)
    {
        if (parameters[slot] is { } like) Add(slot, Copy(total, like, like.shape));
    }

    private static Tensor Copy(T* from, Tensor like, params long[] shape)
    {
        var copy = empty(shape, like.dtype);
        new ReadOnlySpan<T>(from, (int)copy.numel()).CopyTo(new Span<T>(Address.Of<T>(copy), (int)copy.numel()));
        return copy;
    }

    private void Add(Slot slot, Tensor gradient)
    {
        using var before = _found.GetValueOrDefault(slot);
        _found[slot] = (before is null ? gradient.clone() : before + gradient).DetachFromDisposeScope();
    }
}
