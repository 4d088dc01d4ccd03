using System.Numerics;
using System.Runtime.CompilerServices;
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
    private const int VectorBytes = 64;

    private readonly SynapseCall _call;
    private readonly SweepValue[] _values;
    private readonly bool _back;
    private readonly Memory<T> _memory = new();
    private readonly byte* _vectors;
    private readonly nint* _addresses;
    private readonly bool _hasLanes;
    private readonly bool _hasRows;
    private readonly bool _hasColumns;
    private SweepPlace _place;

    public SynapseMember(SynapseCall call, SweepValue[] values, bool back)
    {
        (_call, _values, _back) = (call, values, back);
        var (count, layout) = (values.Length, call.Layout);
        _hasLanes = Array.IndexOf(layout.Terms, Axes.None) >= 0;
        _hasRows = Array.IndexOf(layout.Terms, Axes.Pre) >= 0;
        _hasColumns = Array.IndexOf(layout.Terms, Axes.Post) >= 0;
        _vectors = (byte*)NativeMemory.AlignedAlloc((nuint)(count + 1) * VectorBytes, VectorBytes);
        Unsafe.InitBlock(_vectors, 0, (uint)(count * VectorBytes));
        _addresses = (nint*)NativeMemory.AllocZeroed((nuint)count, (nuint)(3 * sizeof(nint) + 2 * sizeof(int)));
        _place.Rows = call.Rows;
        _place.Columns = call.Columns;
        _place.Connection = _addresses;
        _place.Neurons = _addresses + count;
        _place.Lanes = _addresses + 2 * count;
        _place.RowSums = (int*)(_addresses + 3 * count);
        _place.LaneSums = _place.RowSums + count;
        for (var k = 0; k < count; k++)
        {
            var (use, own) = (values[k].Use, values[k].OwnNumbers);
            if (use == SweepUse.RowSum) _place.RowSums[_place.RowSumCount++] = k;
            if (use == SweepUse.LaneSum) _place.LaneSums[_place.LaneSumCount++] = k;
            if (use != SweepUse.Direct) _place.Connection[k] = (nint)(_vectors + k * VectorBytes);
            if (use == SweepUse.LaneSum) _place.Neurons[k] = _place.Connection[k];
            if (own == 0) continue;
            _place.Neurons[k] = _place.Lanes[k] = (nint)_memory.Take(own);
            if (use == SweepUse.Direct) _place.Connection[k] = _place.Neurons[k];
        }
    }

    /// <summary>A lane's columns of a block.</summary>
    public void Run(int lane, int group, int block)
    {
        for (var k = 0; k < _values.Length; k++)
        {
            if (_values[k].OwnNumbers is var own and > 0)
            {
                if (_back) Memory<T>.Fill((T*)_place.Neurons[k], own, T.Zero);
                continue;
            }

            var address = _values[k].Of(lane, group, block);
            switch (_values[k].Use)
            {
                case SweepUse.Direct: _place.Connection[k] = _place.Neurons[k] = address; break;
                case SweepUse.RowSum: _place.Neurons[k] = address; break;
                default: _place.Lanes[k] = address; break;
            }
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
        NativeMemory.AlignedFree(_vectors);
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
        if (end == from) return end;
        switch (pass)
        {
            case SweepPass.LaneTerms: SynapseSweep<TKernel, W, T>.LaneTerms(_place, from, end); break;
            case SweepPass.RowTerms: SynapseSweep<TKernel, W, T>.RowTerms(_place, from, end); break;
            case SweepPass.ColumnTerms: SynapseSweep<TKernel, W, T>.ColumnTerms(_place, from, end); break;
            case SweepPass.Forward: SynapseSweep<TKernel, W, T>.Forward(_place, from, end); break;
            case SweepPass.Adjoint: SynapseSweep<TKernel, W, T>.Adjoint(_place, from, end); break;
            case SweepPass.LaneAdjoint: SynapseSweep<TKernel, W, T>.LaneAdjoint(_place, from, end); break;
            case SweepPass.RowAdjoint: SynapseSweep<TKernel, W, T>.RowAdjoint(_place, from, end); break;
            default: SynapseSweep<TKernel, W, T>.ColumnAdjoint(_place, from, end); break;
        }

        return end;
    }
}
