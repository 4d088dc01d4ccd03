using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Planning;

/// <summary>A rule's expressions in the papers' notation, for people who read generated code.</summary>
internal static class MathText
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["pre"] = "xᵢ",
        ["query"] = "qᵢ",
        ["post"] = "yⱼ",
        ["hebb"] = "H",
        ["hebbNext"] = "H(t+1)",
        ["eligibility"] = "E",
        ["eligibilityNext"] = "E(t+1)",
        ["alpha"] = "α",
        ["eta"] = "η",
        ["modulation"] = "M",
        ["fanOut"] = "rⱼ",
        ["fanOutWeight"] = "fᵢⱼ",
        ["gHebb"] = "gH",
        ["gEligibility"] = "gE",
        ["gCommit"] = "gC",
        ["gSum"] = "gaⱼ",
    };

    /// <summary>An expression; as a factor, sums stand in parentheses.</summary>
    public static string Of(Expr expr, bool asFactor = false) => Print(expr, asFactor ? 1 : 0);

    /// <summary>An expression of the rule over Hebb, states and sums as the commit leaves them.</summary>
    public static Expr Committed(Expr expr, RuleSpec rule)
    {
        var own = rule.States.Select(state => state.Symbol).Concat(rule.Reductions.Select(reduction => reduction.Symbol));
        var names = own.ToDictionary(name => name, name => (Expr)new Expr.Symbol(name + "(t+1)"));
        names["hebb"] = new Expr.Symbol("hebbNext");
        return expr.Substitute(names);
    }

    /// <summary>Prints with parentheses where the operator around binds tighter: 1 sums, 2 products.</summary>
    private static string Print(Expr expr, int around) => expr switch
    {
        Expr.Literal(var value) => Literal.AsWritten(value).TrimEnd('f').Replace("-", "−"),
        Expr.Symbol(var name) => Names.TryGetValue(name, out var letter) ? letter : name,
        Expr.Unary(UnaryOp.Negate, var x) => Wrap($"−{Print(x, 2)}", around > 0),
        Expr.Unary(UnaryOp.Abs, var x) => $"|{Print(x, 0)}|",
        Expr.Unary(var op, var x) => $"{op.ToString().ToLowerInvariant()}({Print(x, 0)})",
        Expr.Binary(BinaryOp.Pow, var x, var exponent) => $"{Print(x, 4)}^{Print(exponent, 4)}",
        Expr.Clip(var x, var limit) => $"clip({Print(x, 0)}, ±{Literal.Of(limit)})",
        Expr.WithSlope(var x, var value, Expr.Literal(0)) when value == x => $"stop({Print(x, 0)})",
        Expr.WithSlope(_, var value, _) => Print(value, around),
        Expr.WhereAtMost(var a, var b, var then, var otherwise) =>
            $"{{{Print(then, 0)} where {Print(a, 0)} ≤ {Print(b, 0)}, else {Print(otherwise, 0)}}}",
        Expr.Binary(BinaryOp.Add, var a, Expr.Unary(UnaryOp.Negate, var b)) => Print(a - b, around),
        Expr.Binary(BinaryOp.Add, Expr.Unary(UnaryOp.Negate, var a), var b) => Print(b - a, around),
        Expr.Binary(BinaryOp.Add, var a, var b) => Wrap($"{Print(a, 0)} + {Print(b, 0)}", around > 0),
        Expr.Binary(BinaryOp.Subtract, var a, var b) => Wrap($"{Print(a, 0)} − {Print(b, 1)}", around > 0),
        Expr.Binary(BinaryOp.Multiply, Expr.Literal(1), var b) => Print(b, around),
        Expr.Binary(BinaryOp.Multiply, var a, var b) => Wrap($"{Print(a, 2)}·{Print(b, 2)}", around > 2),
        Expr.Binary(BinaryOp.Divide, var a, var b) => Wrap($"{Print(a, 2)}/{Print(b, 3)}", around > 2),
        Expr.Binary(var op, var a, var b) => $"{op.ToString().ToLowerInvariant()}({Print(a, 0)}, {Print(b, 0)})",
        _ => throw new InvalidOperationException($"{expr.GetType().Name} is not part of a rule"),
    };

    private static string Wrap(string text, bool wrap) => wrap ? $"({text})" : text;
}
