using System.Numerics;
using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>A cell's parameters as its kernels read them: coefficients in padded rows, vectors as they are.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal static unsafe class CellPacking<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many numbers a packed parameter takes.</summary>
    public static long Size(Tensor source, Slot slot, int neurons, int columns) =>
        slot > Slot.Eta ? source.numel() : source.dim() == 2 ? (long)neurons * columns : columns;

    /// <summary>Copies a parameter.</summary>
    public static void Pack(Tensor source, Slot slot, T* to, int neurons, int columns)
    {
        using var whole = source.is_contiguous() ? null : source.contiguous();
        var from = Address.Of<T>(whole ?? source);
        var count = (int)source.numel();
        if (slot > Slot.Eta) new ReadOnlySpan<T>(from, count).CopyTo(new Span<T>(to, count));
        else if (source.dim() == 2) Padding<T>.Matrix(from, to, neurons, columns);
        else if (count == 1) new Span<T>(to, columns).Fill(*from);
        else Padding<T>.Row(from, to, neurons, columns);
        GC.KeepAlive(source);
    }

    /// <summary>Whether a packed parameter still has the values of its source, bit for bit.</summary>
    public static bool Holds(Tensor source, Slot slot, T* packed, int neurons, int columns)
    {
        using var whole = source.is_contiguous() ? null : source.contiguous();
        var from = Address.Of<T>(whole ?? source);
        var count = (int)source.numel();
        var matrix = slot <= Slot.Eta && source.dim() == 2;
        var (rows, length) = matrix ? (neurons, neurons) : (1, count);
        if (matrix && neurons == columns) (rows, length) = (1, neurons * neurons);
        var same = length < Vector<T>.Count
            ? SameShort(from, packed, rows, length, columns)
            : Same((byte*)from, (byte*)packed, rows, length * sizeof(T), columns * sizeof(T));
        GC.KeepAlive(source);
        return same;
    }

    /// <summary>Tells a frame where a packed parameter lies.</summary>
    public static void Point(Frame<T> frame, Slot slot, T* packed, bool matrix)
    {
        var rows = new Rows<T>(packed, matrix ? frame.Columns : 0);
        switch (slot)
        {
            case Slot.Slow: frame.Given.Slow = rows; break;
            case Slot.Alpha: frame.Given.Alpha = rows; break;
            case Slot.Eta: frame.Given.Eta = rows; break;
            case Slot.ModulatorWeight: frame.ModulatorWeight = packed; break;
            case Slot.ModulatorBias: frame.ModulatorBias = packed; break;
            case Slot.FanOutWeight: frame.FanOutWeight = packed; break;
            case Slot.FanOutBias: frame.FanOutBias = packed; break;
        }
    }

    /// <summary>Rows of at least a vector; the last one of a row overlaps the one before.</summary>
    private static bool Same(byte* from, byte* packed, int rows, int length, int stride)
    {
        var width = Vector<byte>.Count;
        var differences = Vector<byte>.Zero;
        for (var i = 0; i < rows; i++, from += length, packed += stride)
        {
            var at = 0;
            for (; at < length - width; at += width) differences |= Vector.Load(from + at) ^ Vector.Load(packed + at);
            at = length - width;
            differences |= Vector.Load(from + at) ^ Vector.Load(packed + at);
        }

        return differences == Vector<byte>.Zero;
    }

    private static bool SameShort(T* from, T* packed, int rows, int length, int stride)
    {
        for (var i = 0; i < rows; i++)
        {
            if (!Bytes(from + (nint)i * length, length).SequenceEqual(Bytes(packed + (nint)i * stride, length))) return false;
        }

        return true;
    }

    private static ReadOnlySpan<byte> Bytes(T* start, int count) => new(start, count * sizeof(T));
}
