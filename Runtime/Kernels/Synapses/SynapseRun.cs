using System.Numerics;
using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>A sweep's tensors, and the kernels run over them.</summary>
/// <typeparam name="TKernel">The equations.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class SynapseRun<TKernel, T>(SynapseCall call, IReadOnlyList<Tensor> reads) : IDisposable
    where TKernel : struct, ISynapseKernel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Lanes whose gradients are summed together: the sum's order depends on B alone, not on the threads.</summary>
    private const int MostGroups = 8;

    private readonly Memory<T> _memory = new();
    private readonly List<Tensor> _held = [];
    private readonly SynapseLayout _layout = call.Layout;

    public List<Tensor> Forward()
    {
        Heap.Keep();
        var results = new List<Tensor>();
        var sums = new SweepSum<T>?[_layout.Results.Length];
        var values = new SweepValue[_layout.Values];
        Read(values);
        for (var k = 0; k < sums.Length; k++)
        {
            var axes = _layout.Results[k];
            results.Add(New(axes));
            sums[k] = axes == Axes.All ? null : new SweepSum<T>(call, axes, call.Lanes, _memory);
            values[_layout.FirstResult + k] = sums[k]?.Value ?? Direct(Pointer(results[k]), axes);
        }

        Run(values, call.Lanes, back: false);
        for (var k = 0; k < sums.Length; k++) sums[k]?.Give(Pointer(results[k]));
        GC.KeepAlive(_held);
        return results;
    }

    /// <summary>The gradients of what was read, those that are wanted.</summary>
    public Tensor?[] Backward(ReadOnlySpan<Tensor?> given)
    {
        var groups = Math.Min(MostGroups, call.Lanes);
        var found = new Tensor?[reads.Count];
        var sums = new SweepSum<T>?[reads.Count];
        var values = new SweepValue[_layout.AdjointValues];
        Read(values);
        for (var k = 0; k < _layout.Results.Length; k++) values[_layout.FirstResult + k] = Arriving(given[k], _layout.Results[k]);
        for (var k = 0; k < _layout.Passed.Length; k++) values[_layout.Values + k] = Arriving(given[_layout.Results.Length + k], Axes.All);
        for (var k = 0; k < sums.Length; k++)
        {
            var (axes, hasGradient) = _layout.Reads[k];
            if (!hasGradient) continue;
            if (call.Wants(k)) found[k] = New(axes);
            sums[k] = axes == Axes.All ? null : new SweepSum<T>(call, axes, groups, _memory);
            values[_layout.FirstGradient + k] = sums[k]?.Value ?? Direct(found[k] is { } gradient ? Pointer(gradient) : _memory.Take(call.Numbers(axes)), axes);
        }

        for (var k = 0; k < _layout.Terms.Length; k++) values[_layout.FirstGradient + reads.Count + k] = Term(k);
        Run(values, groups, back: true);
        for (var k = 0; k < sums.Length; k++)
        {
            if (found[k] is { } gradient) sums[k]?.Give(Pointer(gradient));
        }

        GC.KeepAlive(_held);
        return found;
    }

    public void Dispose() => _memory.Dispose();

    private void Run(SweepValue[] values, int groups, bool back)
    {
        switch (KernelOptions.Bits)
        {
            case 512: SynapseRunner<TKernel, Wide512<T>, T>.Run(call, values, groups, back); break;
            case 256: SynapseRunner<TKernel, Wide256<T>, T>.Run(call, values, groups, back); break;
            case 128: SynapseRunner<TKernel, Wide128<T>, T>.Run(call, values, groups, back); break;
            default: SynapseRunner<TKernel, Single<T>, T>.Run(call, values, groups, back); break;
        }
    }

    private void Read(SweepValue[] values)
    {
        for (var k = 0; k < reads.Count; k++) values[k] = Direct(Pointer(reads[k].contiguous()), _layout.Reads[k].Axes);
        for (var k = 0; k < _layout.Terms.Length; k++) values[reads.Count + k] = Term(k);
    }

    /// <summary>A gradient that arrives; zeros that all lanes share, where there is none.</summary>
    private SweepValue Arriving(Tensor? gradient, Axes axes) => gradient is not null
        ? Direct(Pointer(gradient.contiguous()), axes)
        : Direct(_memory.Zeros(call.Numbers(axes & ~Axes.Lane)), axes & ~Axes.Lane);

    private SweepValue Direct(T* start, Axes axes) =>
        new((nint)start, axes.HasFlag(Axes.Lane) ? (nint)call.Numbers(axes & ~Axes.Lane) * sizeof(T) : 0, 0, 0);

    private SweepValue Term(int term) => new(0, 0, 0, 0) { OwnNumbers = (int)call.Numbers(_layout.Terms[term]) };

    private Tensor New(Axes axes) => empty(call.Shape(axes), call.Type);

    /// <summary>Where a contiguous tensor lies; it is kept so that it stays there.</summary>
    private T* Pointer(Tensor tensor)
    {
        _held.Add(tensor);
        return Address.Of<T>(tensor);
    }
}
