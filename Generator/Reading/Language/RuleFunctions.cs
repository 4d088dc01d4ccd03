using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;

namespace Backpropamine.Generator.Reading.Language;

/// <summary>The functions of MathF, Math, float and double that a rule may call.</summary>
internal static class RuleFunctions
{
    /// <summary>Powers up to this one are written as products.</summary>
    private const int LargestProduct = 8;

    private static readonly Dictionary<string, UnaryOp> Unary = new()
    {
        ["Tanh"] = UnaryOp.Tanh,
        ["Exp"] = UnaryOp.Exp,
        ["Log"] = UnaryOp.Log,
        ["Sqrt"] = UnaryOp.Sqrt,
        ["Abs"] = UnaryOp.Abs,
        ["Sign"] = UnaryOp.Sign,
        ["Sin"] = UnaryOp.Sin,
        ["Cos"] = UnaryOp.Cos,
    };

    /// <summary>Functions without a derivative that could be used, and what to write instead.</summary>
    private static readonly Dictionary<string, string> Remedies = new()
    {
        ["Floor"] = "its slope is 0 everywhere, so that nothing behind it learns; leave the value as it is",
        ["Ceiling"] = "its slope is 0 everywhere, so that nothing behind it learns; leave the value as it is",
        ["Round"] = "its slope is 0 everywhere, so that nothing behind it learns; leave the value as it is",
        ["Truncate"] = "its slope is 0 everywhere, so that nothing behind it learns; leave the value as it is",
        ["Sinh"] = "write '(MathF.Exp(x) - MathF.Exp(-x)) / 2'",
        ["Cosh"] = "write '(MathF.Exp(x) + MathF.Exp(-x)) / 2'",
        ["Tan"] = "write 'MathF.Sin(x) / MathF.Cos(x)'",
        ["Log2"] = "write 'MathF.Log(x) / MathF.Log(2)'",
        ["Log10"] = "write 'MathF.Log(x) / MathF.Log(10)'",
        ["Cbrt"] = "write 'MathF.Pow(x, 1f / 3)' for x that is positive",
    };

    /// <summary>A call as an expression; null, with what to write instead, if it is not in the language.</summary>
    public static (Expr? Value, string Remedy) Call(string function, IReadOnlyList<Expr> x) => (function, x.Count) switch
    {
        (_, 1) when Unary.TryGetValue(function, out var op) => (new Expr.Unary(op, x[0]), ""),
        ("Min", 2) => (new Expr.Binary(BinaryOp.Min, x[0], x[1]), ""),
        ("Max", 2) => (new Expr.Binary(BinaryOp.Max, x[0], x[1]), ""),
        ("Clamp", 3) when Simplify.Fold(x[1]) is Expr.Literal(var low) && Simplify.Fold(x[2]) is Expr.Literal(var high) && low > high =>
            (null, "its lower limit is above the upper one"),
        ("Clamp", 3) => (new Expr.Binary(BinaryOp.Min, new Expr.Binary(BinaryOp.Max, x[0], x[1]), x[2]), ""),
        ("Log", 2) => (new Expr.Unary(UnaryOp.Log, x[0]) / new Expr.Unary(UnaryOp.Log, x[1]), ""),
        ("Lerp", 3) => (x[0] * (1 - x[2]) + x[1] * x[2], ""),
        ("FusedMultiplyAdd", 3) => (x[0] * x[1] + x[2], ""),
        ("Pow", 2) => Simplify.Fold(x[1]) is Expr.Literal(var exponent)
            ? (Power(x[0], exponent), "")
            : (null, "its exponent must be a number; for a positive x write 'MathF.Exp(y * MathF.Log(x))'"),
        _ => (null, Remedies.TryGetValue(function, out var remedy)
            ? remedy
            : "the functions are Tanh, Exp, Log, Sqrt, Abs, Sign, Sin, Cos, Pow, Min, Max, Clamp, Lerp and FusedMultiplyAdd"),
    };

    private static Expr Power(Expr x, double exponent) => exponent switch
    {
        0 => 1,
        0.5 => new Expr.Unary(UnaryOp.Sqrt, x),
        > 0 and <= LargestProduct when exponent == Math.Floor(exponent) => Enumerable.Repeat(x, (int)exponent).Aggregate((product, factor) => product * factor),
        < 0 and >= -LargestProduct when exponent == Math.Floor(exponent) || exponent == -0.5 => 1 / Power(x, -exponent),
        _ => new Expr.Binary(BinaryOp.Pow, x, exponent),
    };
}
