using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Support;

/// <summary>Comparison of tensors.</summary>
internal static class Tensors
{
    public static void Close(Tensor expected, Tensor actual, double tolerance, string what)
    {
        Assert.True(expected.shape.SequenceEqual(actual.shape),
            $"{what}: shape [{string.Join(", ", actual.shape)}] where [{string.Join(", ", expected.shape)}] was expected");
        var difference = (expected - actual).abs().max().ToDouble();
        Assert.True(difference <= tolerance,
            string.Create(CultureInfo.InvariantCulture, $"{what} differs by {difference:E2}, more than {tolerance:E0}"));
    }

    public static void Same(Tensor expected, Tensor actual, string what) => Close(expected, actual, 0, what);
}
