using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>One table: numpy's descriptor, size, Torch's and .NET's type of every element type.</summary>
internal static class NpyTypes
{
    private static readonly (NpyType Type, string Descriptor, int Size, ScalarType? Torch, Type Clr)[] Table =
    [
        (NpyType.Bool, "|b1", 1, torch.ScalarType.Bool, typeof(bool)),
        (NpyType.UInt8, "|u1", 1, torch.ScalarType.Byte, typeof(byte)),
        (NpyType.Int8, "|i1", 1, torch.ScalarType.Int8, typeof(sbyte)),
        (NpyType.Int16, "<i2", 2, torch.ScalarType.Int16, typeof(short)),
        (NpyType.Int32, "<i4", 4, torch.ScalarType.Int32, typeof(int)),
        (NpyType.Int64, "<i8", 8, torch.ScalarType.Int64, typeof(long)),
        (NpyType.UInt64, "<u8", 8, null, typeof(ulong)),
        (NpyType.Float16, "<f2", 2, torch.ScalarType.Float16, typeof(Half)),
        (NpyType.Float32, "<f4", 4, torch.ScalarType.Float32, typeof(float)),
        (NpyType.Float64, "<f8", 8, torch.ScalarType.Float64, typeof(double)),
    ];

    public static string Descriptor(this NpyType type) => Table[(int)type].Descriptor;

    public static long Size(this NpyType type) => Table[(int)type].Size;

    public static ScalarType ScalarType(this NpyType type) =>
        Table[(int)type].Torch ?? throw new NotSupportedException($"Torch has no tensors of type {type.Descriptor()}");

    public static NpyType Of(ScalarType type)
    {
        foreach (var row in Table)
            if (row.Torch == type)
                return row.Type;
        throw new NotSupportedException($"tensors of type {type} cannot be written to .npy; convert them to float32 first");
    }

    public static NpyType Of<T>()
    {
        foreach (var row in Table)
            if (row.Clr == typeof(T))
                return row.Type;
        throw new NotSupportedException($"arrays of {typeof(T).Name} cannot be written to .npy");
    }

    public static NpyType? Find(string descriptor)
    {
        foreach (var row in Table)
            if (row.Descriptor == descriptor || row.Descriptor[0] == '|' && row.Descriptor[1..] == descriptor.TrimStart('<', '='))
                return row.Type;
        return null;
    }
}
