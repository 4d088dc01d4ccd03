using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;
using Backpropamine.Generator.Specs;

namespace Backpropamine.Generator.Planning;

/// <summary>Options around a rule that change its equations: what a step may come to, and bounds that are not a clamp of the result.</summary>
internal static class RuleShape
{
    private static readonly Expr Hebb = new Expr.Symbol("hebb");

    /// <summary>The rule with rate·change held in [−cap, cap]; null where its commit has the change outside that product.</summary>
    public static RuleSpec? Capped(RuleSpec rule, double cap)
    {
        var commit = rule.Commit.Rewrite(e => e is Expr.Binary(BinaryOp.Multiply, Expr.Symbol(var a), Expr.Symbol(var b)) && (a, b) is ("rate", "change") or ("change", "rate")
            ? new Expr.Clip(e, cap)
            : e);
        var outside = commit.Rewrite(e => e is Expr.Clip ? 0 : e);
        return commit == rule.Commit || outside.Reads("change") ? null : rule with { Commit = commit };
    }

    /// <summary>The rule with a soft bound: Hebb + Δ − |Δ|·Hebb/limit.</summary>
    public static RuleSpec SoftlyBounded(RuleSpec rule, double limit)
    {
        var delta = FactorCommon.Merge(rule.Commit - Hebb);
        return rule with { Commit = Simplify.Fold(Hebb + delta - new Expr.Unary(UnaryOp.Abs, delta) * Hebb / limit) };
    }

    /// <summary>The rule whose weight sees Hebb only within the limit.</summary>
    public static RuleSpec ClippedWhenRead(RuleSpec rule, double limit) =>
        rule with { Weight = rule.Weight.Substitute(new Dictionary<string, Expr> { ["hebb"] = new Expr.Clip(Hebb, limit) }) };
}
