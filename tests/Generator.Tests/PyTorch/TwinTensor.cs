using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.PyTorch;

/// <summary>A tensor on its way to Python or back.</summary>
/// <param name="Shape">Its shape.</param>
/// <param name="Values">Its elements, last dimension first.</param>
/// <param name="IsIntegral">Whether they are whole numbers.</param>
internal sealed record TwinTensor(long[] Shape, double[] Values, bool IsIntegral)
{
    public static TwinTensor Of(Tensor tensor) =>
        new(tensor.shape, tensor.detach().to_type(ScalarType.Float64).contiguous().data<double>().ToArray(), !tensor.is_floating_point());

    /// <summary>The largest difference, relative to values above 1.</summary>
    public double Difference(TwinTensor other) =>
        Values.Zip(other.Values, (a, b) => a == b ? 0 : Math.Abs(a - b) / Math.Max(1, Math.Abs(b))).DefaultIfEmpty().Max();
}
