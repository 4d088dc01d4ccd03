using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;

namespace Backpropamine.Generator.Planning.Fusing;

/// <summary>
/// Reverse-mode differentiation of a connection's equations: from the gradients of results to those of every name that they
/// read. At kinks it takes the slopes that Torch takes: a bound passes the gradient at exactly ±limit, the smaller and the
/// larger of two equal values share it, |x| has slope 0 at 0.
/// </summary>
internal static class Differentiate
{
    /// <summary>The gradients of the named values.</summary>
    /// <param name="results">Each result and the gradient that arrives at it.</param>
    public static IReadOnlyDictionary<string, Expr> Run(params (Expr Result, Expr Gradient)[] results)
    {
        var order = new List<Expr>();
        var seen = new HashSet<Expr>();
        foreach (var (result, _) in results) Visit(result);

        var gradients = new Dictionary<Expr, Expr>();
        foreach (var (result, gradient) in results) Add(result, gradient);
        foreach (var node in Enumerable.Reverse(order))
        {
            if (!gradients.TryGetValue(node, out var gradient)) continue;
            foreach (var (operand, share) in Shares(node, gradient)) Add(operand, share);
        }

        return gradients.Where(pair => pair.Key is Expr.Symbol)
            .ToDictionary(pair => ((Expr.Symbol)pair.Key).Name, pair => Simplify.Fold(pair.Value));

        void Visit(Expr node)
        {
            if (!seen.Add(node)) return;
            foreach (var child in node.Children()) Visit(child);
            order.Add(node);
        }

        void Add(Expr node, Expr share)
        {
            if (node is Expr.Literal) return;
            gradients[node] = gradients.TryGetValue(node, out var sum) ? sum + share : share;
        }
    }

    private static IEnumerable<(Expr Operand, Expr Gradient)> Shares(Expr node, Expr g) => node switch
    {
        Expr.Unary(var op, var x) => [(x, Unary(op, x, node, g))],
        Expr.Binary(BinaryOp.Add, var a, var b) => [(a, g), (b, g)],
        Expr.Binary(BinaryOp.Subtract, var a, var b) => [(a, g), (b, -g)],
        Expr.Binary(BinaryOp.Multiply, var a, var b) => [(a, g * b), (b, g * a)],
        Expr.Binary(BinaryOp.Divide, var a, var b) => [(a, g / b), (b, -(g * node / b))],
        Expr.Binary(BinaryOp.Min, var a, var b) => [(a, Chosen(a, b, a, b, g)), (b, Chosen(b, a, b, a, g))],
        Expr.Binary(BinaryOp.Max, var a, var b) => [(a, Chosen(b, a, a, b, g)), (b, Chosen(a, b, b, a, g))],
        Expr.Binary(BinaryOp.Pow, var x, Expr.Literal(var exponent)) => [(x, g * (exponent * (Expr)new Expr.Binary(BinaryOp.Pow, x, exponent - 1)))],
        Expr.WhereAtMost(var a, var b, var then, var otherwise) =>
            [(then, new Expr.WhereAtMost(a, b, g, 0)), (otherwise, new Expr.WhereAtMost(a, b, 0, g))],
        Expr.Clip(var x, var limit) => [(x, new Expr.WhereAtMost(new Expr.Unary(UnaryOp.Abs, x), limit, g, 0))],
        Expr.WithSlope(var x, _, var slope) => [(x, g * slope)],
        Expr.Symbol => [],
        _ => throw new InvalidOperationException($"{node.GetType().Name} has no derivative here"),
    };

    private static Expr Unary(UnaryOp op, Expr x, Expr value, Expr g) => op switch
    {
        UnaryOp.Negate => -g,
        UnaryOp.Tanh => g * (1 - value * value),
        UnaryOp.Exp => g * value,
        UnaryOp.Log => g / x,
        UnaryOp.Sqrt => g / (2 * value),
        UnaryOp.Sin => g * new Expr.Unary(UnaryOp.Cos, x),
        UnaryOp.Cos => -(g * new Expr.Unary(UnaryOp.Sin, x)),
        UnaryOp.Sigmoid => g * (value * (1 - value)),
        UnaryOp.Sign or UnaryOp.Round => 0,
        _ => new Expr.WhereAtMost(x, 0, new Expr.WhereAtMost(0, x, 0, -g), g),
    };

    /// <summary>The share of an operand that is chosen where low ≤ high; beside a number it gets the whole of a tie.</summary>
    private static Expr Chosen(Expr low, Expr high, Expr self, Expr other, Expr g) => self is Expr.Literal || other is Expr.Literal
        ? new Expr.WhereAtMost(low, high, g, 0)
        : new Expr.WhereAtMost(low, high, new Expr.WhereAtMost(high, low, 0.5 * g, g), 0);
}
