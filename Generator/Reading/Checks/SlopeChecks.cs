using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Reading.Language;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading.Checks;

/// <summary>Where no gradient passes: steps, and coefficients that only decide.</summary>
internal static class SlopeChecks
{
    public static void Check(RuleReading reading)
    {
        var rule = reading.Rule;
        Expr[] bodies = [rule.Drive, rule.Trace, rule.Commit, rule.Weight, .. rule.States.Select(state => state.Next), .. rule.Reductions.Select(one => one.Term)];
        foreach (var body in bodies) CheckSteps(reading, body);
        foreach (var learned in rule.Learned.Where(learned => rule.Uses(learned.Name) && !bodies.Any(body => Passes(body, learned.Name))))
        {
            reading.Findings.Report(Rules.LearnedWithoutGradient, reading.Parameters[learned.Name], learned.Name);
        }
    }

    /// <summary>Reports Sign, and choices between two numbers, on what was written.</summary>
    private static void CheckSteps(RuleReading reading, Expr expr)
    {
        if (IsStep(expr) && reading.Origins.Find(expr) is { } place)
        {
            reading.Findings.Report(Rules.StepWithoutSlope, place, Text(place));
            return;
        }

        foreach (var child in Sloping(expr)) CheckSteps(reading, child);
    }

    /// <summary>The operands to which gradients pass.</summary>
    private static IEnumerable<Expr> Sloping(Expr expr) => expr switch
    {
        Expr.WhereAtMost(_, _, var then, var otherwise) => [then, otherwise],
        Expr.WithSlope(var x, _, var slope) => slope is Expr.Literal(0) ? [] : [x],
        _ => expr.Children(),
    };

    private static bool IsStep(Expr expr) => expr switch
    {
        Expr.Unary(UnaryOp.Sign, var x) => x.Symbols().Any(),
        Expr.WhereAtMost(var a, var b, var then, var otherwise) =>
            a.Symbols().Concat(b.Symbols()).Any() && IsConstant(then) && IsConstant(otherwise),
        _ => false,
    };

    /// <summary>A number, or a choice among numbers.</summary>
    private static bool IsConstant(Expr expr) => expr is Expr.WhereAtMost choice ? IsConstant(choice.Then) && IsConstant(choice.Otherwise) : !expr.Symbols().Any();

    /// <summary>Whether a gradient passes from the expression to the name.</summary>
    private static bool Passes(Expr expr, string name) => expr switch
    {
        Expr.Symbol(var symbol) => symbol == name,
        Expr.Unary(UnaryOp.Sign, _) => false,
        _ => Sloping(expr).Any(child => Passes(child, name)),
    };

    private static string Text(Location place) => RuleScope.OneLine(place.SourceTree?.GetText().ToString(place.SourceSpan) ?? "");
}
