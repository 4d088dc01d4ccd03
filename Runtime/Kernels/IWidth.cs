namespace Backpropamine.Kernels;

/// <summary>Some numbers that are computed with at once: what generated kernels are written in, whatever the width and the dtype.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface IWidth<TSelf>
    where TSelf : struct, IWidth<TSelf>
{
    /// <summary>The same number everywhere.</summary>
    /// <param name="value">It.</param>
    static abstract TSelf Of(double value);

    /// <summary>Sum.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>Difference.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>Product, number by number.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>Quotient, number by number.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>The negative.</summary>
    /// <param name="value">It.</param>
    static abstract TSelf operator -(TSelf value);

    /// <summary>left·right + sum, rounded once.</summary>
    /// <param name="left">A factor.</param>
    /// <param name="right">A factor.</param>
    /// <param name="sum">What is added.</param>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf sum);

    /// <summary>The smaller; not a number where <paramref name="left"/> is none.</summary>
    /// <param name="left">What is bounded.</param>
    /// <param name="right">The bound.</param>
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>The larger; not a number where <paramref name="left"/> is none.</summary>
    /// <param name="left">What is bounded.</param>
    /// <param name="right">The bound.</param>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>The absolute value.</summary>
    /// <param name="value">Of what.</param>
    static abstract TSelf Abs(TSelf value);

    /// <summary>The square root.</summary>
    /// <param name="value">Of what.</param>
    static abstract TSelf Sqrt(TSelf value);

    /// <summary>To the nearest whole number; of two, to the even one.</summary>
    /// <param name="value">Of what.</param>
    static abstract TSelf Round(TSelf value);

    /// <summary>The hyperbolic tangent.</summary>
    /// <param name="value">Of what.</param>
    static abstract TSelf Tanh(TSelf value);

    /// <summary>The exponential.</summary>
    /// <param name="value">Of what.</param>
    static abstract TSelf Exp(TSelf value);

    /// <summary>The natural logarithm.</summary>
    /// <param name="value">Of what.</param>
    static abstract TSelf Log(TSelf value);

    /// <summary>The sine.</summary>
    /// <param name="value">Of what, in radians.</param>
    static abstract TSelf Sin(TSelf value);

    /// <summary>The cosine.</summary>
    /// <param name="value">Of what, in radians.</param>
    static abstract TSelf Cos(TSelf value);

    /// <summary>value to the power of exponent.</summary>
    /// <param name="value">The base.</param>
    /// <param name="exponent">The exponent.</param>
    static abstract TSelf Pow(TSelf value, TSelf exponent);

    /// <summary>1 / (1 + exp(−value)).</summary>
    /// <param name="value">Of what.</param>
    static virtual TSelf Sigmoid(TSelf value) => TSelf.Of(1) / (TSelf.Of(1) + TSelf.Exp(-value));

    /// <summary>−1, 0 or 1.</summary>
    /// <param name="value">Of what.</param>
    static virtual TSelf Sign(TSelf value) =>
        TSelf.WhereAtMost(value, TSelf.Of(0), TSelf.WhereAtMost(TSelf.Of(0), value, TSelf.Of(0), TSelf.Of(-1)), TSelf.Of(1));

    /// <summary>Where <paramref name="left"/> ≤ <paramref name="right"/>, the one, else the other.</summary>
    /// <param name="left">What is compared.</param>
    /// <param name="right">With what.</param>
    /// <param name="then">The value where it holds.</param>
    /// <param name="otherwise">The value elsewhere.</param>
    static abstract TSelf WhereAtMost(TSelf left, TSelf right, TSelf then, TSelf otherwise);
}
