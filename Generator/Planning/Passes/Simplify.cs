using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Planning.Passes;

/// <summary>Folds constants, removes what does nothing (0 + x, 1·x, 0·x, −(−x)) and names the logistic function where it is spelt out.</summary>
internal static class Simplify
{
    public static Plan Run(Plan plan) => plan.Map(statement => Fold(statement.Value));

    public static Expr Fold(Expr expr) => expr.Rewrite(e => e switch
    {
        Expr.Unary(var op, Expr.Literal(var x)) when !double.IsNaN(x) && Value(op, x) is var value && !double.IsNaN(value) => value,
        Expr.Unary(UnaryOp.Negate, Expr.Unary(UnaryOp.Negate, var x)) => x,
        Expr.Binary binary => Fold(binary),
        Expr.Clip(Expr.Literal(var x), var limit) => Math.Min(Math.Max(x, -limit), limit),
        Expr.WhereAtMost(Expr.Literal(var a), Expr.Literal(var b), var then, var otherwise) => a <= b ? then : otherwise,
        Expr.WhereAtMost(_, _, var then, var otherwise) when then == otherwise => then,
        Expr.WithSlope(Expr.Literal, var value, _) => value,
        Expr.MulAdd(var sum, var a, Expr.Literal(1)) => sum + a,
        Expr.MulAdd(var sum, Expr.Literal(1), var b) => sum + b,
        Expr.MulAdd(var sum, Expr.Literal(0), _) => sum,
        Expr.MulAdd(var sum, _, Expr.Literal(0)) => sum,
        Expr.MulAdd(var sum, Expr.Literal a, var b) => sum + b * a,
        Expr.MulAdd(var sum, var a, Expr.Literal b) => sum + a * b,
        Expr.SlowRead(var sum, _, Expr.Literal(0)) => sum,
        Expr.FastRead(_, Expr.Literal(0)) => 0,
        _ => e,
    });

    private static double Value(UnaryOp op, double x) => op switch
    {
        UnaryOp.Negate => -x,
        UnaryOp.Tanh => Math.Tanh(x),
        UnaryOp.Exp => Math.Exp(x),
        UnaryOp.Log when x > 0 => Math.Log(x),
        UnaryOp.Sqrt when x >= 0 => Math.Sqrt(x),
        UnaryOp.Abs => Math.Abs(x),
        UnaryOp.Sin => Math.Sin(x),
        UnaryOp.Cos => Math.Cos(x),
        UnaryOp.Sign => Math.Sign(x),
        UnaryOp.Sigmoid => 1 / (1 + Math.Exp(-x)),
        UnaryOp.Round => Math.Round(x, MidpointRounding.ToEven),
        _ => double.NaN,
    };

    /// <summary>1 / (1 + exp(x)) as a function of its own, whose slope is finite wherever its value is.</summary>
    private static Expr.Unary Sigmoid(Expr x) => new(UnaryOp.Sigmoid, x is Expr.Unary(UnaryOp.Negate, var inner) ? inner : new Expr.Unary(UnaryOp.Negate, x));

    private static Expr Fold(Expr.Binary binary) => (binary.Op, binary.Left, binary.Right) switch
    {
        (BinaryOp.Add, Expr.Literal(var a), Expr.Literal(var b)) => a + b,
        (BinaryOp.Subtract, Expr.Literal(var a), Expr.Literal(var b)) => a - b,
        (BinaryOp.Multiply, Expr.Literal(var a), Expr.Literal(var b)) => a * b,
        (BinaryOp.Divide, Expr.Literal(var a), Expr.Literal(var b)) when b != 0 => a / b,
        (BinaryOp.Min, Expr.Literal(var a), Expr.Literal(var b)) => Math.Min(a, b),
        (BinaryOp.Max, Expr.Literal(var a), Expr.Literal(var b)) => Math.Max(a, b),
        (BinaryOp.Pow, Expr.Literal(var a), Expr.Literal(var b)) when Math.Pow(a, b) is var value && !double.IsNaN(value) => value,
        (BinaryOp.Divide, Expr.Literal(1), Expr.Binary(BinaryOp.Add, Expr.Literal(1), Expr.Unary(UnaryOp.Exp, var x))) => Sigmoid(x),
        (BinaryOp.Divide, Expr.Literal(1), Expr.Binary(BinaryOp.Add, Expr.Unary(UnaryOp.Exp, var x), Expr.Literal(1))) => Sigmoid(x),
        (BinaryOp.Add, Expr.Literal(0), var b) => b,
        (BinaryOp.Add, var a, Expr.Literal(0)) => a,
        (BinaryOp.Subtract, var a, Expr.Literal(0)) => a,
        (BinaryOp.Subtract, Expr.Literal(0), var b) => new Expr.Unary(UnaryOp.Negate, b),
        (BinaryOp.Multiply, Expr.Literal(0), _) or (BinaryOp.Multiply, _, Expr.Literal(0)) => 0,
        (BinaryOp.Multiply, Expr.Literal(1), var b) => b,
        (BinaryOp.Multiply, var a, Expr.Literal(1)) => a,
        (BinaryOp.Divide, var a, Expr.Literal(1)) => a,
        _ => binary,
    };
}
