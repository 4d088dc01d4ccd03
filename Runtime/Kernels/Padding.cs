using System.Numerics;

namespace Backpropamine.Kernels;

/// <summary>
/// Rows padded to 64 bytes, so that no kernel has a tail. Values repeat the last column, so that an equation computes nothing
/// there that it does not compute elsewhere; gradients are 0.
/// </summary>
internal static unsafe class Padding<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The padded length of a row.</summary>
    public static int Of(int neurons)
    {
        var whole = 64 / sizeof(T);
        return (neurons + whole - 1) / whole * whole;
    }

    /// <summary>Copies a row of values and repeats its last.</summary>
    public static void Row(T* from, T* to, int neurons, int columns)
    {
        new ReadOnlySpan<T>(from, neurons).CopyTo(new Span<T>(to, neurons));
        Repeat(to, neurons, columns);
    }

    /// <summary>Repeats the last value of a row.</summary>
    public static void Repeat(T* row, int neurons, int columns) =>
        new Span<T>(row + neurons, columns - neurons).Fill(row[neurons - 1]);

    public static void Matrix(T* from, T* to, int neurons, int columns)
    {
        for (var i = 0; i < neurons; i++) Row(from + (nint)i * neurons, to + (nint)i * columns, neurons, columns);
    }

    public static void Unpad(T* from, T* to, int neurons, int columns)
    {
        for (var i = 0; i < neurons; i++)
        {
            new ReadOnlySpan<T>(from + (nint)i * columns, neurons).CopyTo(new Span<T>(to + (nint)i * neurons, neurons));
        }
    }

    /// <summary>Adds a share of rows of gradients, if there are any.</summary>
    public static void Add(T* from, long offset, T* to, int rows, Share share, Frame<T> frame)
    {
        if (from == null) return;
        for (var i = 0; i < rows; i++)
        {
            T* source = from + offset + (long)i * frame.Neurons, target = to + (nint)i * frame.Columns;
            for (var j = share.From; j < Math.Min(share.To, frame.Neurons); j++) target[j] += source[j];
        }
    }
}
