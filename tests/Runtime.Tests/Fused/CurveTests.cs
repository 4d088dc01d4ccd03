using System.Numerics;
using Backpropamine.Kernels;

namespace Backpropamine.Runtime.Tests.Fused;

/// <summary>Activations at every width, against float64 (float32) and against the scalar functions (float64), in units in the last place.</summary>
public unsafe class CurveTests
{
    [Fact]
    public void Float_512() => Check<Wide512<float>, float>();

    [Fact]
    public void Float_256() => Check<Wide256<float>, float>();

    [Fact]
    public void Float_128() => Check<Wide128<float>, float>();

    [Fact]
    public void Double_512() => Check<Wide512<double>, double>();

    [Fact]
    public void Double_256() => Check<Wide256<double>, double>();

    [Fact]
    public void Double_128() => Check<Wide128<double>, double>();

    [Fact]
    public void Ends_and_what_is_no_number()
    {
        Assert.Equal(1, Of<Wide512<float>, float>(Activation.Tanh, float.PositiveInfinity));
        Assert.Equal(-1, Of<Wide512<float>, float>(Activation.Tanh, -100));
        Assert.Equal(float.NaN, Of<Wide512<float>, float>(Activation.Tanh, float.NaN));
        Assert.Equal(0, Of<Wide512<double>, double>(Activation.Sigmoid, -1000));
        Assert.Equal(1, Of<Wide512<double>, double>(Activation.Sigmoid, 1000));
        Assert.Equal(double.NaN, Of<Wide512<double>, double>(Activation.Relu, double.NaN));
    }

    private static void Check<V, T>()
        where V : struct, IWidth<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (double x in new[] { -2, -0.5, 0.5, 2, double.NaN })
        {
            Assert.Equal(T.CreateTruncating(Math.Clamp(x, -1, 1)), First<V, T>(V.Min(V.Max(V.Of(x), V.Of(-1)), V.Of(1))));
        }

        for (double size = 1e-6; size < 20; size *= 1.0007)
        {
            foreach (double x in new[] { size, -size })
            {
                T argument = T.CreateTruncating(x);
                double exact = double.CreateTruncating(argument);
                Near<T>(Math.Tanh(exact), Of<V, T>(Activation.Tanh, argument), argument);
                Near<T>(1 / (1 + Math.Exp(-exact)), Of<V, T>(Activation.Sigmoid, argument), argument);
                Near<T>(Math.Exp(exact), First<V, T>(V.Exp(V.Of(argument))), argument);
            }
        }
    }

    private static void Near<T>(double expected, T actual, T at)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double rounding = double.CreateTruncating(T.BitIncrement(T.CreateTruncating(Math.Abs(expected)))) - double.CreateTruncating(T.CreateTruncating(Math.Abs(expected)));
        double error = Math.Abs(double.CreateTruncating(actual) - expected) / rounding;
        Assert.True(error <= (typeof(T) == typeof(float) ? 3 : 5), $"{error} units in the last place at {at}");
    }

    private static T Of<V, T>(Activation function, T x)
        where V : struct, IWidth<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => First<V, T>(Curves<V, T>.Value(function, V.Of(x)));

    private static T First<V, T>(V value)
        where V : struct, IWidth<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T* all = stackalloc T[64];
        V.Store(value, all);
        return all[0];
    }
}
