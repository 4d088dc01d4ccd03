using static TorchSharp.torch;

namespace Backpropamine.SystemTorch.Tests;

/// <summary>Tensors from and to plain numbers.</summary>
internal static class Numbers
{
    public static Tensor Row(params float[] values) => tensor(values);

    public static Tensor Matrix(float[,] values) => tensor(values);

    public static float[] Floats(this Tensor t) => t.data<float>().ToArray();

    public static double[] Doubles(this Tensor t) => t.data<double>().ToArray();

    public static void Close(double[] expected, Tensor actual, double tolerance = 1e-6)
    {
        var values = actual.to(ScalarType.Float64).data<double>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        for (var i = 0; i < values.Length; i++) Assert.Equal(expected[i], values[i], tolerance);
    }
}
