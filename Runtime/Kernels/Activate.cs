using System.Numerics;

namespace Backpropamine.Kernels;

/// <summary>Activations and their slopes, as functions of their values.</summary>
internal static class Activate<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static T Value(Activation function, T x) => function switch
    {
        Activation.Tanh => T.Tanh(x),
        Activation.Relu => x > T.Zero || T.IsNaN(x) ? x : T.Zero,
        Activation.Sigmoid => T.One / (T.One + T.Exp(-x)),
        _ => x,
    };

    public static T Slope(Activation function, T y) => function switch
    {
        Activation.Tanh => T.One - y * y,
        Activation.Relu => y > T.Zero ? T.One : T.Zero,
        Activation.Sigmoid => y * (T.One - y),
        _ => T.One,
    };
}
