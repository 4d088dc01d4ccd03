using System.Numerics;
using System.Runtime.InteropServices;

namespace Backpropamine.Kernels;

/// <summary>What one thread needs to run the operations of a program over a lane.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class ProgramThread<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ProgramCall _call;
    private readonly List<int> _own = [];
    private readonly nint* _addresses;
    private readonly T* _terms;
    private readonly T* _termGradients;
    private readonly T* _mask;

    /// <param name="call">The program and its sizes.</param>
    /// <param name="operations">Its operations, bound.</param>
    /// <param name="values">Where values lie; the thread gives places of its own to those that have none.</param>
    public ProgramThread(ProgramCall call, ProgramOperations<T> operations, ValuePlaces<T> values)
    {
        _call = call;
        var count = call.Program.Values.Length;
        Values = new ValuePlaces<T>(values, count);
        Gradients = new ValuePlaces<T>(count);
        _addresses = (nint*)NativeMemory.AllocZeroed((nuint)operations.MostAddresses, (nuint)sizeof(nint));
        _terms = Memory.Take(operations.MostTerms);
        _termGradients = Memory.Take(operations.MostTerms);
        _mask = Memory.Take(operations.MostColumns);
    }

    public Memory<T> Memory { get; } = new();

    public ValuePlaces<T> Values { get; }

    public ValuePlaces<T> Gradients { get; }

    /// <summary>Gives vectors of lanes that have no place one of this thread's, where each step overwrites the one before.</summary>
    /// <param name="lanes">How many lanes it runs at once.</param>
    public void OwnVectors(int lanes)
    {
        for (var value = _call.Program.Inputs + _call.Program.Shared; value < _call.Program.Values.Length; value++)
        {
            if (Values.Has(value) || _call.IsMatrix(value)) continue;
            Values.Set(value, Memory.Take((long)_call.Padded(value) * lanes), 0, _call.Padded(value));
            _own.Add(value);
        }
    }

    /// <summary>Gives matrices of lanes places of this thread's. What a matrix becomes in a step lies where it was, or behind it, if several steps are kept.</summary>
    /// <param name="steps">How many steps are kept.</param>
    /// <param name="lanes">How many lanes it runs at once.</param>
    public void OwnMatrices(int steps, int lanes)
    {
        for (var value = 0; value < _call.Program.Values.Length; value++)
        {
            if (!_call.IsMatrix(value) || Array.Exists(_call.Program.Carried, carry => carry.Next == value && carry.Before != value)) continue;
            var (numbers, kept) = (_call.Numbers(value), steps > 1 ? steps + 1 : 1);
            Values.Set(value, Memory.Take(numbers * kept * lanes), steps > 1 ? numbers : 0, numbers * kept);
            _own.Add(value);
        }
    }

    /// <summary>Lets what is the thread's own begin with a step and a lane.</summary>
    public void Begin(long step, int lane)
    {
        foreach (var value in _own) Values.Begin(value, step, lane);
        foreach (var carry in _call.Matrices)
        {
            if (carry.Next != carry.Before) Values.SetBehind(carry.Next, carry.Before);
        }
    }

    /// <summary>Runs an operation on some lanes.</summary>
    public void Forward(StepOperation operation, BoundKernel<T>? bound, long step, int first, int end)
    {
        if (operation is StepProduct product)
        {
            new SharedProduct<T>((nint)Values.Of(product.Weight, step, first), _call.Rows(product.Weight), _call.Padded(product.Weight), Adds: false).Run(
                Values.Of(product.Vector, step, first), Values.PerLane(product.Vector), Values.Of(product.Result, step, first), Values.PerLane(product.Result), end - first);
            return;
        }

        for (var lane = first; lane < end; lane++)
        {
            if (operation is StepJoin join) Join(join, step, lane);
            else if (!bound!.IsSkipped) Forward(bound, step, lane);
        }
    }

    /// <summary>Makes the matrices of an operation again.</summary>
    public void Matrices(BoundKernel<T> bound, long step, int lane)
    {
        ReadsAndTerms(bound, step, lane);
        var (results, first) = (bound.Kernel.Results, bound.Layout.FirstResult);
        for (var i = 0; i < results.Length; i++) _addresses[first + i] = (nint)Values.Of(results[i], step, lane);
        bound.Code.Matrices(_addresses, bound.Rows, bound.Columns);
    }

    /// <summary>Runs the adjoint of an operation on some lanes.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="bound">Its equations.</param>
    /// <param name="transposed">The transposed matrix of a product.</param>
    /// <param name="step">The step.</param>
    /// <param name="first">The first lane.</param>
    /// <param name="end">After the last.</param>
    public void Adjoint(StepOperation operation, BoundKernel<T>? bound, nint transposed, long step, int first, int end)
    {
        if (operation is StepProduct product)
        {
            new SharedProduct<T>(transposed, _call.Padded(product.Weight), _call.Whole(_call.Rows(product.Weight)), Adds: true).Run(
                Gradients.Of(product.Result, step, first), Gradients.PerLane(product.Result), Gradients.Of(product.Vector, step, first), Gradients.PerLane(product.Vector), end - first);
            return;
        }

        for (var lane = first; lane < end; lane++)
        {
            if (operation is StepJoin join) Part(join, step, lane);
            else if (!bound!.IsSkipped) Adjoint(bound, step, lane);
        }
    }

    public void Dispose()
    {
        Memory.Dispose();
        Values.Dispose();
        Gradients.Dispose();
        NativeMemory.Free(_addresses);
    }

    /// <summary>1 in every column of a row, 0 in its padding.</summary>
    private T* Mask(BoundKernel<T> bound)
    {
        var columns = _call.Columns(bound.Kernel.Model);
        new Span<T>(_mask, columns).Fill(T.One);
        new Span<T>(_mask + columns, bound.Columns - columns).Clear();
        return _mask;
    }

    private void Forward(BoundKernel<T> bound, long step, int lane)
    {
        ReadsAndTerms(bound, step, lane);
        var results = bound.Kernel.Results;
        var first = bound.Layout.FirstResult;
        for (var i = 0; i < results.Length; i++)
        {
            var to = Values.Of(results[i], step, lane);
            _addresses[first + i] = (nint)to;
            if (bound.Kernel.Model >= 0 && bound.Layout.Results[i] != Axes.All) new Span<T>(to, _call.Padded(results[i])).Clear();
        }

        bound.Code.Forward(_addresses, bound.Rows, bound.Columns);
        for (var i = 0; i < results.Length; i++)
        {
            if (bound.Kernel.Model >= 0 && !bound.Layout.Results[i].HasFlag(Axes.Post)) Padding<T>.Repeat((T*)_addresses[first + i], _call.Columns(results[i]), _call.Padded(results[i]));
        }
    }

    private void Adjoint(BoundKernel<T> bound, long step, int lane)
    {
        ReadsAndTerms(bound, step, lane);
        var (kernel, layout) = (bound.Kernel, bound.Layout);
        for (var i = 0; i < kernel.Results.Length; i++) _addresses[layout.FirstResult + i] = (nint)Gradients.Of(kernel.Results[i], step, lane);
        for (var i = 0; i < layout.Passed.Length; i++) _addresses[layout.Values + i] = (nint)Gradients.Of(kernel.Reads[layout.Passed[i]].Value, step, lane);
        for (var i = 0; i < kernel.Reads.Length; i++)
        {
            if (layout.Reads[i].HasGradient) _addresses[layout.FirstGradient + i] = (nint)Gradients.Of(kernel.Reads[i].Value, step, lane) + bound.Offsets[i];
        }

        var to = _termGradients;
        for (var i = 0; i < bound.Terms.Length; to += bound.Terms[i++]) _addresses[layout.FirstGradient + kernel.Reads.Length + i] = (nint)to;
        new Span<T>(_termGradients, (int)(to - _termGradients)).Clear();
        bound.Code.Adjoint(_addresses, bound.Rows, bound.Columns);
        foreach (var made in bound.Unread) new Span<T>(Gradients.Of(made, step, lane), checked((int)_call.Numbers(made))).Clear();
    }

    private void ReadsAndTerms(BoundKernel<T> bound, long step, int lane)
    {
        var reads = bound.Kernel.Reads;
        for (var i = 0; i < reads.Length; i++)
        {
            _addresses[i] = reads[i].Value < 0 ? (nint)Mask(bound) : (nint)Values.Of(reads[i].Value, step, lane) + bound.Offsets[i];
        }

        var to = _terms;
        for (var i = 0; i < bound.Terms.Length; to += bound.Terms[i++]) _addresses[reads.Length + i] = (nint)to;
    }

    private void Join(StepJoin join, long step, int lane)
    {
        var to = Values.Of(join.Result, step, lane);
        foreach (var part in join.Parts)
        {
            new ReadOnlySpan<T>(Values.Of(part, step, lane), _call.Columns(part)).CopyTo(new Span<T>(to, _call.Columns(part)));
            to += _call.Columns(part);
        }

        Padding<T>.Repeat(Values.Of(join.Result, step, lane), _call.Columns(join.Result), _call.Padded(join.Result));
    }

    private void Part(StepJoin join, long step, int lane)
    {
        var from = Gradients.Of(join.Result, step, lane);
        foreach (var part in join.Parts)
        {
            var to = Gradients.Of(part, step, lane);
            for (var i = 0; i < _call.Columns(part); i++) to[i] += from[i];
            from += _call.Columns(part);
        }
    }
}
