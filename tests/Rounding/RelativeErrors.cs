using static TorchSharp.torch;

namespace Backpropamine.Tests.Rounding;

/// <summary>How far the tensors of a run are from those of an exact one.</summary>
internal static class RelativeErrors
{
    /// <summary>Gradients of so few numbers are judged together: one alone may be a small difference of large numbers.</summary>
    private const int Few = 16;

    /// <summary>‖actual − expected‖/‖expected‖ of each tensor, and of all small gradients together.</summary>
    public static Dictionary<string, double> Of(Dictionary<string, Tensor> actual, Dictionary<string, Tensor> expected) => expected
        .GroupBy(pair => pair.Key.StartsWith("gradient", StringComparison.Ordinal) && pair.Value.numel() < Few ? "small gradients" : pair.Key)
        .ToDictionary(group => group.Key, group =>
        {
            Tensor right = Flat(group, expected);
            double norm = right.norm().item<double>(), difference = (Flat(group, actual) - right).norm().item<double>();
            return norm == 0 ? difference : difference / norm;
        });

    private static Tensor Flat(IEnumerable<KeyValuePair<string, Tensor>> names, Dictionary<string, Tensor> values) =>
        cat([.. names.Select(name => values[name.Key].to(float64).reshape(-1))]);
}
