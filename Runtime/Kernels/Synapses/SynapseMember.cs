using System.Numerics;
using System.Runtime.InteropServices;

namespace Backpropamine.Kernels;

/// <summary>
/// A thread's part of a sweep. What no whole vector is left for at the end of a row is taken in narrower ones.
/// </summary>
/// <typeparam name="TKernel">The equations.</typeparam>
/// <typeparam name="V">The width.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class SynapseMember<TKernel, V, T> : IDisposable
    where TKernel : struct, ISynapseKernel
    where V : struct, IWidth<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SynapseCall _call;
    private readonly SweepValue[] _values;
    private readonly bool _back;
    private readonly Memory<T> _memory = new();
    private readonly nint* _addresses;
    private readonly bool _hasLanes;
    private readonly bool _hasRows;
    private readonly bool _hasColumns;

    public SynapseMember(SynapseCall call, SweepValue[] values, bool back)
    {
        (_call, _values, _back) = (call, values, back);
        _hasLanes = Array.IndexOf(call.Layout.Terms, Axes.None) >= 0;
        _hasRows = Array.IndexOf(call.Layout.Terms, Axes.Pre) >= 0;
        _hasColumns = Array.IndexOf(call.Layout.Terms, Axes.Post) >= 0;
        _addresses = (nint*)NativeMemory.AllocZeroed((nuint)values.Length, (nuint)sizeof(nint));
        for (var k = 0; k < values.Length; k++)
        {
            if (values[k].OwnNumbers is var own and > 0) _addresses[k] = (nint)_memory.Take(own);
        }
    }

    /// <summary>A lane's columns of a block.</summary>
    public void Run(int lane, int group, int block)
    {
        for (var k = 0; k < _values.Length; k++)
        {
            if (_values[k].OwnNumbers is not (var own and > 0)) _addresses[k] = _values[k].Of(lane, group, block);
            else if (_back) Memory<T>.Fill((T*)_addresses[k], own, T.Zero);
        }

        var (from, to) = (_call.Start(block), _call.Start(block + 1));
        if (_hasLanes) Widths(SweepPass.LaneTerms, 0, 1);
        if (_hasRows) Widths(SweepPass.RowTerms, 0, _call.Rows);
        if (_hasColumns) Widths(SweepPass.ColumnTerms, from, to);
        Widths(_back ? SweepPass.Adjoint : SweepPass.Forward, from, to);
        if (!_back) return;
        if (_hasColumns) Widths(SweepPass.ColumnAdjoint, from, to);
        if (_hasRows) Widths(SweepPass.RowAdjoint, 0, _call.Rows);
        if (_hasLanes) Widths(SweepPass.LaneAdjoint, 0, 1);
    }

    public void Dispose()
    {
        _memory.Dispose();
        NativeMemory.Free(_addresses);
    }

    private void Widths(SweepPass pass, int from, int to)
    {
        from = Whole<V>(pass, from, to);
        if (V.Count > Wide128<T>.Count) from = Whole<Wide128<T>>(pass, from, to);
        if (V.Count > 1) Whole<Single<T>>(pass, from, to);
    }

    /// <summary>As many whole vectors as there are; returns where they end.</summary>
    private int Whole<W>(SweepPass pass, int from, int to)
        where W : struct, IWidth<W, T>
    {
        var end = from + (to - from) / W.Count * W.Count;
        if (end != from) SynapseSweep<TKernel, W, T>.Run(pass, new Place<W, T>(_addresses, _call.Rows, _call.Columns, from, end));
        return end;
    }
}
