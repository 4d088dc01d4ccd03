namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor that holds one number.</summary>
    private static Tensor FromScalar(Scalar value, ScalarType type, ScalarType? dtype, Device? device) =>
        Aten.scalar_tensor.Call(value, dtype ?? type, Arg.None, InitializeDevice(device), Arg.None);

    private static Tensor FromArray<T>(Array array, ScalarType type, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        where T : unmanaged
    {
        var shape = new long[array.Rank];
        for (var d = 0; d < shape.Length; d++) shape[d] = array.GetLength(d);
        var data = new T[array.Length];
        Buffer.BlockCopy(array, 0, data, 0, Buffer.ByteLength(data));
        return FromData<T>(data, shape, type, dtype, device, requires_grad, names);
    }

    /// <summary>A tensor with a copy of the data.</summary>
    private static unsafe Tensor FromData<T>(ReadOnlySpan<T> data, ReadOnlySpan<long> dimensions, ScalarType type, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        where T : unmanaged
    {
        long count = 1;
        foreach (var size in dimensions) count *= size;
        if (count > data.Length) throw new ArgumentException($"mismatched total size creating a tensor from an array: {count} vs. {data.Length}");
        device = InitializeDevice(device);
        var target = dtype ?? type;
        var tensor = empty(dimensions, type, CPU);
        data[..(int)count].CopyTo(new Span<T>((void*)tensor.Data, (int)count));
        if (target != type || device.type != DeviceType.CPU)
        {
            var converted = tensor.to(target, device);
            tensor.Dispose();
            tensor = converted;
        }

        return Made(tensor, requires_grad, names);
    }

    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device ?? CPU);

    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        rawArray.GetType().GetElementType() switch
        {
            var t when t == typeof(byte) => FromArray<byte>(rawArray, ScalarType.Byte, dtype, device, requires_grad, names),
            var t when t == typeof(sbyte) => FromArray<sbyte>(rawArray, ScalarType.Int8, dtype, device, requires_grad, names),
            var t when t == typeof(short) => FromArray<short>(rawArray, ScalarType.Int16, dtype, device, requires_grad, names),
            var t when t == typeof(int) => FromArray<int>(rawArray, ScalarType.Int32, dtype, device, requires_grad, names),
            var t when t == typeof(long) => FromArray<long>(rawArray, ScalarType.Int64, dtype, device, requires_grad, names),
            var t when t == typeof(float) => FromArray<float>(rawArray, ScalarType.Float32, dtype, device, requires_grad, names),
            var t when t == typeof(double) => FromArray<double>(rawArray, ScalarType.Float64, dtype, device, requires_grad, names),
            var t when t == typeof(bool) => FromArray<bool>(rawArray, ScalarType.Bool, dtype, device, requires_grad, names),
            var t => throw new NotSupportedException($"The element type {t} of an array is not supported."),
        };

    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) => from_array(data, dtype, device, false);

    public static Tensor as_tensor(Tensor data, ScalarType? dtype = null, Device? device = null)
    {
        if (dtype is { } type && device is not null && (data.dtype != type || data.device != device)) return data.to(type, device).requires_grad_(data.requires_grad);
        if (dtype is { } other && data.dtype != other) return data.to(other).requires_grad_(data.requires_grad);
        return device is not null && data.device != device ? data.to(device).requires_grad_(data.requires_grad) : data.alias();
    }
}
