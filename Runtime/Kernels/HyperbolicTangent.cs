using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backpropamine.Kernels;

/// <summary>
/// tanh at any width. Near 0 a polynomial or a quotient of two (Cody and Waite 1980; the coefficients are Moshier's), elsewhere
/// 1 − 2/(e^2|x| + 1).
/// </summary>
/// <typeparam name="V">The width.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal static class HyperbolicTangent<V, T>
    where V : struct, IWidth<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Small = 0.625;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of(V x)
    {
        var size = V.Abs(x);
        var large = V.Of(1.0) - V.Of(2.0) / (V.Exp(size + size) + V.Of(1.0));
        var square = x * x;
        var near = V.MultiplyAdd(x, square * (typeof(T) == typeof(float) ? Polynomial(square) : Quotient(square)), x);
        return V.WhereAtMost(size, V.Of(Small), near, V.WhereAtMost(V.Of(0.0), x, large, -large));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Polynomial(V z)
    {
        var sum = V.MultiplyAdd(V.Of(-5.70498872745e-3), z, V.Of(2.06390887954e-2));
        sum = V.MultiplyAdd(sum, z, V.Of(-5.37397155531e-2));
        sum = V.MultiplyAdd(sum, z, V.Of(1.33314422036e-1));
        return V.MultiplyAdd(sum, z, V.Of(-3.33332819422e-1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Quotient(V z)
    {
        var above = V.MultiplyAdd(V.Of(-9.64399179425052238628e-1), z, V.Of(-9.92877231001918586564e1));
        above = V.MultiplyAdd(above, z, V.Of(-1.61468768441708447952e3));
        var below = V.MultiplyAdd(z + V.Of(1.12811678491632931402e2), z, V.Of(2.23548839060100448583e3));
        below = V.MultiplyAdd(below, z, V.Of(4.84406305325125486048e3));
        return above / below;
    }
}
