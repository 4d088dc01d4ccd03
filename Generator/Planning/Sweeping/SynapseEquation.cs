using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Planning.Sweeping;

/// <summary>
/// A matrix's expression as the equation of one connection: a vector that is taken as presynaptic becomes the symbol pre:name, an outer
/// product a product. What has no place there, but is a vector or a number, becomes a value of its own.
/// </summary>
/// <param name="domains">The plan's.</param>
/// <param name="aside">Makes a value of its own: its name.</param>
internal sealed class SynapseEquation(Domains domains, Func<Expr, string> aside)
{
    private const string Presynaptic = "pre:";

    /// <summary>The value behind a symbol, and whether it is taken as presynaptic.</summary>
    public static (string Value, bool IsPre) Split(string symbol) => symbol.StartsWith(Presynaptic, StringComparison.Ordinal)
        ? (symbol.Substring(Presynaptic.Length), true)
        : (symbol, false);

    /// <summary>The equation, or null where an operation has none.</summary>
    public Expr? Of(Expr expr) => CanBe(expr) ? Connect(expr) : null;

    /// <summary>The equation of a vector taken as presynaptic, or null.</summary>
    public Expr? AsPre(Expr vector) => CanBe(vector) ? Pre(vector) : null;

    private bool CanBe(Expr expr) => expr switch
    {
        Expr.Symbol(var name) => domains.Knows(name) && domains.Of(expr) != Domain.Pre,
        Expr.Binary(BinaryOp.Pow, _, not Expr.Literal) => false,
        Expr.Spread(_, var x) => CanBe(x),
        _ when IsElementwise(expr) || expr is Expr.Outer or Expr.MulAdd or Expr.AsPre => expr.Children().All(CanBe),
        _ => !domains.Of(expr).HasFlag(Domain.Pre),
    };

    private Expr Connect(Expr expr) => expr switch
    {
        _ when domains.Of(expr) == (Domain.Pre | Domain.Post) && IsCostly(expr) => new Expr.Symbol(aside(expr)),
        Expr.Literal or Expr.Symbol => expr,
        Expr.AsPre(var vector) => Pre(vector),
        Expr.Outer(var pre, var post) => Connect(pre) * Connect(post),
        Expr.MulAdd(var sum, var a, var b) => Connect(sum) + Connect(a) * Connect(b),
        Expr.Spread(_, var x) => Connect(x),
        _ when IsElementwise(expr) => Elementwise(expr, Connect),
        _ => new Expr.Symbol(aside(expr)),
    };

    private Expr Pre(Expr vector) => vector switch
    {
        Expr.Literal => vector,
        Expr.Symbol(var name) => domains.Of(vector).HasFlag(Domain.Post) ? new Expr.Symbol(Presynaptic + name) : vector,
        Expr.Spread(_, var x) => Pre(x),
        _ when IsElementwise(vector) => Elementwise(vector, Pre),
        _ => new Expr.Symbol((domains.Of(vector).HasFlag(Domain.Post) ? Presynaptic : "") + aside(vector)),
    };

    private static Expr Elementwise(Expr expr, Func<Expr, Expr> operand) => expr switch
    {
        Expr.Unary(var op, var x) => new Expr.Unary(op, operand(x)),
        Expr.Binary(var op, var a, var b) => new Expr.Binary(op, operand(a), operand(b)),
        Expr.Clip(var x, var limit) => new Expr.Clip(operand(x), limit),
        Expr.WithSlope(var x, var value, var slope) => new Expr.WithSlope(operand(x), operand(value), operand(slope)),
        Expr.WhereAtMost(var a, var b, var then, var otherwise) => new Expr.WhereAtMost(operand(a), operand(b), operand(then), operand(otherwise)),
        _ => expr,
    };

    private static bool IsElementwise(Expr expr) => expr is Expr.Literal or Expr.Unary or Expr.Binary or Expr.Clip or Expr.WithSlope or Expr.WhereAtMost;

    /// <summary>Whether it is worth a pass of its own over one matrix to save it for every lane.</summary>
    private static bool IsCostly(Expr expr) => expr.DescendantsAndSelf().Any(e =>
        e is Expr.Binary { Op: BinaryOp.Pow } or Expr.Unary { Op: not (UnaryOp.Negate or UnaryOp.Abs or UnaryOp.Sign) });
}
