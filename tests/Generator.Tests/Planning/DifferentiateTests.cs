using Backpropamine.Generator.Planning.Fusing;
using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Tests.Planning;

/// <summary>Derivatives of rule expressions against central differences, and the slopes at kinks.</summary>
public class DifferentiateTests
{
    private const double Step = 1e-6;
    private static readonly Expr A = new Expr.Symbol("a");
    private static readonly Expr B = new Expr.Symbol("b");
    private static readonly Expr G = new Expr.Symbol("g");

    public static TheoryData<string> Names => [.. Cases.Keys];

    private static Dictionary<string, Expr> Cases => new()
    {
        ["sum"] = A + B - 2 * A,
        ["product"] = A * B * A,
        ["shared factor"] = (A + B) * (A + B),
        ["quotient"] = A / (B + A * B),
        ["negation"] = -(A * B),
        ["tanh"] = Of(UnaryOp.Tanh, A * B),
        ["exp"] = Of(UnaryOp.Exp, A - B),
        ["log"] = Of(UnaryOp.Log, A + 3 * B),
        ["sqrt"] = Of(UnaryOp.Sqrt, A * A + B),
        ["abs"] = Of(UnaryOp.Abs, A - B) * B,
        ["sin"] = Of(UnaryOp.Sin, A * B),
        ["cos"] = Of(UnaryOp.Cos, A - B * B),
        ["sigmoid"] = Of(UnaryOp.Sigmoid, A * B) * A,
        ["sign"] = Of(UnaryOp.Sign, A) * B,
        ["power"] = new Expr.Binary(BinaryOp.Pow, 3 + A * B, 2.5),
        ["choice"] = new Expr.WhereAtMost(A * A, B, A * B, B / (3 + A)) * A,
        ["min"] = new Expr.Binary(BinaryOp.Min, A * A, B),
        ["max"] = new Expr.Binary(BinaryOp.Max, A * A, B),
        ["min with a number"] = new Expr.Binary(BinaryOp.Min, A * B, 0.2),
        ["max with a number"] = new Expr.Binary(BinaryOp.Max, 0.2, A * B),
        ["clip"] = new Expr.Clip(A * A * B, 0.3) + A,
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Equals_the_difference_quotient(string name)
    {
        var expr = Cases[name];
        var gradients = Differentiate.Run((expr, G));
        foreach (var (a, b) in new[] { (0.7, 0.4), (0.3, 0.9), (0.9, 1.1), (-0.2, 0.5) })
        {
            var slopeA = (Value(expr, a + Step, b) - Value(expr, a - Step, b)) / (2 * Step);
            var slopeB = (Value(expr, a, b + Step) - Value(expr, a, b - Step)) / (2 * Step);
            Assert.Equal(1.5 * slopeA, Value(gradients.GetValueOrDefault("a", 0), a, b), 1e-7);
            Assert.Equal(1.5 * slopeB, Value(gradients.GetValueOrDefault("b", 0), a, b), 1e-7);
        }
    }

    [Fact]
    public void Kinks_take_the_slopes_of_Torch()
    {
        Assert.Equal(1.5, Slope(new Expr.Clip(A, 0.5), 0.5, 0));
        Assert.Equal(1.5, Slope(new Expr.Clip(A, 0.5), -0.5, 0));
        Assert.Equal(0.75, Slope(new Expr.Binary(BinaryOp.Min, A, B), 0.5, 0.5));
        Assert.Equal(0.75, Slope(new Expr.Binary(BinaryOp.Max, A, B), 0.5, 0.5));
        Assert.Equal(1.5, Slope(new Expr.Binary(BinaryOp.Min, A, 0.5), 0.5, 0));
        Assert.Equal(1.5, Slope(new Expr.Binary(BinaryOp.Max, 0.5, A), 0.5, 0));
        Assert.Equal(0, Slope(Of(UnaryOp.Abs, A), 0, 0));
        Assert.Equal(0, Slope(Of(UnaryOp.Sign, A), 0, 0));
        Assert.Equal(3, Slope(new Expr.WhereAtMost(A, B, 2 * A, -A), 0.5, 0.5));
    }

    [Fact]
    public void Several_results_add_up()
    {
        var gradients = Differentiate.Run((A * B, G), (A, 2));
        Assert.Equal(1.5 * 0.4 + 2, Value(gradients["a"], 0.7, 0.4), 1e-12);
    }

    private static double Slope(Expr expr, double a, double b) => Value(Differentiate.Run((expr, G))["a"], a, b);

    private static Expr Of(UnaryOp op, Expr x) => new Expr.Unary(op, x);

    /// <summary>An expression's value where g is 1.5.</summary>
    private static double Value(Expr expr, double a, double b)
    {
        double Go(Expr e) => Value(e, a, b);
        return expr switch
        {
            Expr.Literal(var value) => value,
            Expr.Symbol(var name) => name == "a" ? a : name == "b" ? b : 1.5,
            Expr.Unary(UnaryOp.Negate, var x) => -Go(x),
            Expr.Unary(UnaryOp.Tanh, var x) => Math.Tanh(Go(x)),
            Expr.Unary(UnaryOp.Exp, var x) => Math.Exp(Go(x)),
            Expr.Unary(UnaryOp.Log, var x) => Math.Log(Go(x)),
            Expr.Unary(UnaryOp.Sqrt, var x) => Math.Sqrt(Go(x)),
            Expr.Unary(UnaryOp.Abs, var x) => Math.Abs(Go(x)),
            Expr.Unary(UnaryOp.Sin, var x) => Math.Sin(Go(x)),
            Expr.Unary(UnaryOp.Cos, var x) => Math.Cos(Go(x)),
            Expr.Unary(UnaryOp.Sigmoid, var x) => 1 / (1 + Math.Exp(-Go(x))),
            Expr.Unary(_, var x) => Math.Sign(Go(x)),
            Expr.Binary(BinaryOp.Add, var x, var y) => Go(x) + Go(y),
            Expr.Binary(BinaryOp.Subtract, var x, var y) => Go(x) - Go(y),
            Expr.Binary(BinaryOp.Multiply, var x, var y) => Go(x) * Go(y),
            Expr.Binary(BinaryOp.Divide, var x, var y) => Go(x) / Go(y),
            Expr.Binary(BinaryOp.Min, var x, var y) => Math.Min(Go(x), Go(y)),
            Expr.Binary(BinaryOp.Max, var x, var y) => Math.Max(Go(x), Go(y)),
            Expr.Binary(BinaryOp.Pow, var x, var y) => Math.Pow(Go(x), Go(y)),
            Expr.Clip(var x, var limit) => Math.Clamp(Go(x), -limit, limit),
            Expr.WhereAtMost(var x, var y, var then, var otherwise) => Go(x) <= Go(y) ? Go(then) : Go(otherwise),
            _ => throw new InvalidOperationException(expr.GetType().Name),
        };
    }
}
