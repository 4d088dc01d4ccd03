using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>An array as it lies in a <c>.npy</c> file: element type, shape and raw little-endian data in row-major order.</summary>
public sealed class NpyArray
{
    private readonly byte[] _data;

    /// <summary>An array over raw data.</summary>
    /// <param name="type">The element type.</param>
    /// <param name="shape">The shape; empty for a single value.</param>
    /// <param name="data">Little-endian elements in row-major order.</param>
    /// <exception cref="ArgumentException">The data does not have the size that type and shape ask for.</exception>
    public NpyArray(NpyType type, long[] shape, byte[] data)
    {
        var bytes = type.Size();
        foreach (var size in shape)
            bytes = checked(bytes * size);
        if (bytes != data.LongLength)
            throw new ArgumentException($"an array of shape {Describe(shape)} and type {type.Descriptor()} has {bytes} bytes, not {data.LongLength}", nameof(data));
        Type = type;
        Shape = shape;
        _data = data;
    }

    /// <summary>The element type.</summary>
    public NpyType Type { get; }

    /// <summary>The shape; empty for a single value.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>The elements as raw bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _data;

    /// <summary>An array with the elements of a .NET array.</summary>
    /// <typeparam name="T">The element type, one of those in <see cref="NpyType"/>.</typeparam>
    /// <param name="values">The elements in row-major order.</param>
    /// <param name="shape">The shape; left out, one dimension.</param>
    public static NpyArray From<T>(ReadOnlySpan<T> values, params long[] shape)
        where T : unmanaged =>
        new(NpyTypes.Of<T>(), shape.Length == 0 ? [values.Length] : shape, MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>A copy of a tensor on any device.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <exception cref="NotSupportedException">It has 2 GiB or more, or a type that numpy has no name for.</exception>
    public static NpyArray From(Tensor tensor)
    {
        if (tensor.NumberOfElements * tensor.ElementSize > Array.MaxLength)
            throw new NotSupportedException($"a tensor of shape {Describe(tensor.shape)} cannot be written to .npy: an array must take less than 2 GiB; write it in parts");
        using var _ = NewDisposeScope();
        var plain = tensor.detach().cpu().contiguous();
        return new NpyArray(NpyTypes.Of(tensor.dtype), [.. tensor.shape], plain.NumberOfElements == 0 ? [] : plain.bytes.ToArray());
    }

    /// <summary>The elements as a .NET array.</summary>
    /// <typeparam name="T">The element type; it must be the stored one.</typeparam>
    /// <exception cref="InvalidDataException">The stored type is another one.</exception>
    public T[] ToArray<T>()
        where T : unmanaged =>
        NpyTypes.Of<T>() == Type
            ? MemoryMarshal.Cast<byte, T>(_data).ToArray()
            : throw new InvalidDataException($"holds {Type.Descriptor()}, not {NpyTypes.Of<T>().Descriptor()}");

    /// <summary>A new tensor with these elements on the CPU.</summary>
    public Tensor ToTensor()
    {
        var tensor = empty([.. Shape], Type.ScalarType());
        if (_data.Length > 0)
            tensor.bytes = _data;
        return tensor;
    }

    internal static string Describe(IEnumerable<long> shape) => $"[{string.Join(", ", shape)}]";
}
