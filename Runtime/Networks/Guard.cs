using System.Globalization;
using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>Checks of arguments, each with one message that says what was wrong and what would be right.</summary>
internal static class Guard
{
    public static int Size(int size, string name) => size > 0
        ? size
        : throw new NetworkArgumentException(string.Create(CultureInfo.InvariantCulture, $"{name} must have at least 1 neuron, but its size is {size}."));

    public static void Like(Tensor value, Tensor model, string name)
    {
        Shape(value, model.shape, name);
        SamePlace(value, model, name);
    }

    /// <summary>Whether a matrix has this shape, dtype and device; no message is made.</summary>
    public static bool Fits(Tensor value, long rows, long columns, Tensor model) =>
        value is not null && value.dim() == 2 && value.numel() == rows * columns && value.size(0) == rows && IsBeside(value, model);

    /// <summary>Whether dtype and device are equal.</summary>
    public static bool IsBeside(Tensor value, Tensor model) =>
        value.dtype == model.dtype && value.device_type == model.device_type && value.device_index == model.device_index;

    public static void Shape(Tensor value, ReadOnlySpan<long> shape, string name)
    {
        if (value is null) throw new NetworkArgumentException($"{name} is null; it must be a tensor of shape {Text(shape)}.");
        if (!value.shape.AsSpan().SequenceEqual(shape))
        {
            throw new NetworkArgumentException($"{name} must have shape {Text(shape)}, but it has {Text(value.shape)}.");
        }
    }

    public static void SamePlace(Tensor value, Tensor model, string name)
    {
        if (value.dtype != model.dtype)
        {
            throw new NetworkArgumentException(
                $"{name} must be {model.dtype}, but it is {value.dtype}; convert it with .to({model.dtype}).");
        }

        SameDevice(value, model, name);
    }

    public static void SameDevice(Tensor value, Tensor model, string name)
    {
        if (value.device_type != model.device_type || value.device_index != model.device_index)
        {
            throw new NetworkArgumentException(
                $"{name} must be on {model.device}, but it is on {value.device}; move it with .to({model.device}).");
        }
    }

    /// <summary>Whether a fused cell's numbers can be counted: kernels count the bytes of a lane's matrix, and the neurons of all lanes, in 32 bits.</summary>
    public static bool IsCountable(Layer layer, long lanes, ScalarType type)
    {
        long row = (layer.Size + 15L) / 16 * 16, matrix = row * row * (type == ScalarType.Float64 ? sizeof(double) : sizeof(float));
        return matrix <= int.MaxValue && lanes * row <= int.MaxValue;
    }

    /// <summary>Checks that a fused cell's numbers can be counted.</summary>
    public static void Cell(nn.Module network, Layer layer, long lanes, ScalarType type)
    {
        if (IsCountable(layer, lanes, type)) return;
        throw new FusionException(
            $"{network.GetName()}.{layer.Name} is too large for fused kernels (lanes: {lanes}, neurons: {layer.Size}, {type}): a matrix N × N must take less "
            + "than 2 GiB, and all lanes together must have fewer than 2³¹ neurons. Set Execution to Execution.Reference.");
    }

    internal static string Text(ReadOnlySpan<long> shape) => $"[{string.Join(", ", shape.ToArray())}]";
}
