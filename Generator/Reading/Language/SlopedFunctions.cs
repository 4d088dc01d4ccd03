using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;

namespace Backpropamine.Generator.Reading.Language;

/// <summary>The functions of <c>Backpropamine.Functions</c>: the sigmoid, and those whose slope is not their own.</summary>
internal static class SlopedFunctions
{
    private static readonly Expr HalfPi = Math.PI / 2;

    /// <summary>A call as an expression; null, with what to write instead, if an argument is out of range.</summary>
    public static (Expr? Value, string Remedy) Call(string function, IReadOnlyList<Expr> arguments)
    {
        var x = arguments[0];
        switch (function)
        {
            case "Sigmoid": return (Sigmoid(x), "");
            case "StopGradient": return (new Expr.WithSlope(x, x, 0), "");
            case "SignThrough": return (new Expr.WithSlope(x, new Expr.Unary(UnaryOp.Sign, x), new Expr.WhereAtMost(Size(x), 1, 1, 0)), "");
            case "RoundThrough": return (new Expr.WithSlope(x, new Expr.Unary(UnaryOp.Round, x), 1), "");
            case "ClampThrough": return (new Expr.WithSlope(x, new Expr.Binary(BinaryOp.Min, new Expr.Binary(BinaryOp.Max, x, arguments[1]), arguments[2]), 1), "");
        }

        if (Simplify.Fold(arguments[1]) is not Expr.Literal(> 0 and var scale)) return (null, "its second argument must be a number above 0");
        return (new Expr.WithSlope(x, new Expr.WhereAtMost(x, 0, 0, 1), Slope(function, x, scale)), "");
    }

    private static Expr Slope(string spike, Expr x, double scale)
    {
        switch (spike)
        {
            case "SpikeRectangular": return new Expr.WhereAtMost(Size(x), scale / 2, 1 / scale, 0);
            case "SpikeTriangular": return new Expr.Binary(BinaryOp.Max, 1 - Size(x) / scale, 0) / scale;
            case "SpikeSigmoid":
                var sigmoid = Sigmoid(scale * x);
                return scale * (sigmoid * (1 - sigmoid));
            case "SpikeArctangent":
                var arc = HalfPi * scale * x;
                return scale / 2 / (1 + arc * arc);
            case "Spike":
                var fast = 1 + scale * Size(x);
                return 1 / (fast * fast);
            default: throw new ArgumentOutOfRangeException(nameof(spike), spike, null);
        }
    }

    private static Expr.Unary Sigmoid(Expr x) => new(UnaryOp.Sigmoid, x);

    private static Expr.Unary Size(Expr x) => new(UnaryOp.Abs, x);
}
