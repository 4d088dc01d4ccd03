using System.Numerics;

namespace Backpropamine.Kernels;

/// <summary>
/// Rows padded to whole vectors, part by part, so that no kernel has a tail. Values repeat the last of their part, so that an equation computes nothing there that it does not
/// compute elsewhere; gradients are 0.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="parts">Equal parts of a row.</param>
/// <param name="columns">Numbers of a row.</param>
/// <param name="padded">The same with padding.</param>
internal readonly unsafe struct PaddedRows<T>(int parts, int columns, int padded)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _each = columns / parts;
    private readonly int _eachPadded = padded / parts;

    /// <summary>Takes a row of values.</summary>
    public void Take(T* from, T* to)
    {
        for (var part = 0; part < parts; part++, from += _each, to += _eachPadded) Padding<T>.Row(from, to, _each, _eachPadded);
    }

    /// <summary>Takes a column of values of which there is one row for each number.</summary>
    public void TakeColumn(T* from, nint rowLength, T* to)
    {
        for (var part = 0; part < parts; part++, to += _eachPadded)
        {
            for (var i = 0; i < _each; i++, from += rowLength) to[i] = *from;
            Padding<T>.Repeat(to, _each, _eachPadded);
        }
    }

    /// <summary>Takes a row of gradients.</summary>
    public void TakeGradients(T* from, T* to)
    {
        for (var part = 0; part < parts; part++, from += _each, to += _eachPadded)
        {
            new ReadOnlySpan<T>(from, _each).CopyTo(new Span<T>(to, _each));
            new Span<T>(to + _each, _eachPadded - _each).Clear();
        }
    }

    /// <summary>Adds a row of gradients.</summary>
    public void Add(T* from, T* to)
    {
        for (var part = 0; part < parts; part++, from += _each, to += _eachPadded)
        {
            for (var i = 0; i < _each; i++) to[i] += from[i];
        }
    }

    /// <summary>Gives a row back without its padding.</summary>
    public void Give(T* from, T* to)
    {
        for (var part = 0; part < parts; part++, from += _eachPadded, to += _each) new ReadOnlySpan<T>(from, _each).CopyTo(new Span<T>(to, _each));
    }
}
