using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Backpropamine;

/// <summary>Reads and writes one array in numpy's <c>.npy</c> format (versions 1 to 3, row-major).</summary>
internal static partial class NpyFormat
{
    private const int Alignment = 64;
    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    [GeneratedRegex(@"'descr'\s*:\s*'(?<type>[^']*)'")]
    private static partial Regex TypeField();

    [GeneratedRegex(@"'fortran_order'\s*:\s*(?<value>True|False)")]
    private static partial Regex OrderField();

    [GeneratedRegex(@"'shape'\s*:\s*\((?<sizes>[0-9,\s]*)\)")]
    private static partial Regex ShapeField();

    public static byte[] Write(NpyArray array)
    {
        var sizes = string.Join(", ", array.Shape.Select(size => size.ToString(CultureInfo.InvariantCulture)));
        var comma = array.Shape.Count == 1 ? "," : "";
        var header = $"{{'descr': '{array.Type.Descriptor()}', 'fortran_order': False, 'shape': ({sizes}{comma}), }}";
        const int prefix = 10;
        var length = (prefix + header.Length + 1 + Alignment - 1) / Alignment * Alignment - prefix;
        var bytes = new byte[prefix + length + array.Bytes.Length];
        Magic.CopyTo(bytes);
        bytes[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), checked((ushort)length));
        Encoding.ASCII.GetBytes(header.PadRight(length - 1) + "\n", bytes.AsSpan(prefix));
        array.Bytes.CopyTo(bytes.AsSpan(prefix + length));
        return bytes;
    }

    /// <exception cref="InvalidDataException">The bytes are no array, or one of a kind that is not supported.</exception>
    public static NpyArray Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 12 || !bytes[..6].SequenceEqual(Magic))
            throw new InvalidDataException("is not a .npy array");
        var start = bytes[6] == 1 ? 10 : 12;
        var length = bytes[6] == 1
            ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..])
            : BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
        if (start + (long)length > bytes.Length)
            throw new InvalidDataException("ends within its header");

        var header = Encoding.UTF8.GetString(bytes.Slice(start, (int)length));
        var (type, order, shape) = (TypeField().Match(header), OrderField().Match(header), ShapeField().Match(header));
        if (!type.Success || !order.Success || !shape.Success)
            throw new InvalidDataException("has a header that cannot be read");
        if (order.Groups["value"].Value == "True")
            throw new InvalidDataException("is in column-major order; write it with numpy.ascontiguousarray");
        if (NpyTypes.Find(type.Groups["type"].Value) is not { } element)
            throw new InvalidDataException($"has the element type {type.Groups["type"].Value}, which is not supported");

        try
        {
            var sizes = shape.Groups["sizes"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(size => long.Parse(size, CultureInfo.InvariantCulture));
            return new NpyArray(element, [.. sizes], bytes[(start + (int)length)..].ToArray());
        }
        catch (Exception e) when (e is ArgumentException or OverflowException or FormatException)
        {
            throw new InvalidDataException($"does not fit its header: {e.Message}");
        }
    }
}
