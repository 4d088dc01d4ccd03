namespace TorchSharp;

/// <summary>
/// An argument of an operator. It holds the managed object until the call returns, so that neither a tensor nor a
/// generator can be finalised in mid-call.
/// </summary>
internal readonly struct Arg
{
    public readonly object? Reference;
    public readonly long Bits;
    public readonly Tag Tag;

    private Arg(Tag tag, long bits, object? reference = null)
    {
        Tag = tag;
        Bits = bits;
        Reference = reference;
    }

    public static Arg None => default;

    public static Arg OptionalTensors(torch.Tensor?[] list) => new(Tag.OptionalTensorList, 0, list);
    public static Arg From(torch.Tensor? t) => t is null ? None : t;
    public static Arg From(double? value) => value is { } v ? v : None;
    public static Arg From(long? value) => value is { } v ? v : None;
    public static Arg From(torch.ScalarType? value) => value is { } v ? (long)v : None;
    public static Arg List(ReadOnlySpan<long> values) => values.ToArray();

    public static implicit operator Arg(torch.Tensor t) => t is null ? throw new NullReferenceException() : new(Tag.Tensor, 0, t);
    public static implicit operator Arg(long value) => new(Tag.Int, value);
    public static implicit operator Arg(double value) => new(Tag.Double, BitConverter.DoubleToInt64Bits(value));
    public static implicit operator Arg(bool value) => new(Tag.Bool, value ? 1 : 0);
    public static implicit operator Arg(Scalar? s) => s is null ? None : new(s.Tag, s.Bits);
    public static implicit operator Arg(torch.ScalarType type) => new(Tag.Int, (long)type);
    public static implicit operator Arg(long[]? list) => list is null ? None : new(Tag.IntList, 0, list);
    public static implicit operator Arg(double[]? list) => list is null ? None : new(Tag.DoubleList, 0, list);
    public static implicit operator Arg(torch.Tensor[]? list) => list is null ? None : new(Tag.TensorList, 0, list);
    public static implicit operator Arg(string? text) => text is null ? None : new(Tag.String, 0, text);
    public static implicit operator Arg(torch.Device? device) => device is null ? None : new(Tag.Device, (uint)device.type | ((long)device.index << 32));
    public static implicit operator Arg(torch.Generator? generator) => generator is null ? None : new(Tag.Generator, 0, generator);
}
