using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading.Checks;

/// <summary>
/// Functions that have no finite value or slope where an episode starts: there Hebb, the trace and the activity before the step are
/// exactly 0, and the states what they start at.
/// </summary>
internal sealed class StartChecks
{
    private readonly RuleReading _reading;
    private readonly Dictionary<string, Expr> _start = new() { ["hebb"] = 0, ["eligibility"] = 0, ["pre"] = 0 };

    public StartChecks(RuleReading reading)
    {
        _reading = reading;
        foreach (var state in reading.Rule.States) _start[state.Symbol] = state.Initial;
        foreach (var reduction in reading.Rule.Reductions)
        {
            if (At(reduction.Term) is Expr.Literal(0)) _start[reduction.Symbol] = 0;
        }

        if (At(reading.Rule.Drive) is Expr.Literal drive) _start["drive"] = _start["change"] = drive;
    }

    public void Check()
    {
        var rule = _reading.Rule;
        Walk(rule.Drive, _reading.Place(RuleMembers.Drive));
        Walk(rule.Trace, _reading.Place(RuleMembers.Trace));
        Walk(rule.Commit, _reading.Place(RuleMembers.Commit));
        Walk(rule.Weight, _reading.Place(RuleMembers.Weight));
        foreach (var state in rule.States) Walk(state.Next, _reading.Place(state.Name));
        foreach (var reduction in rule.Reductions) Walk(reduction.Term, _reading.Place(reduction.Name));
    }

    private Expr At(Expr expr) => Simplify.Fold(expr.Substitute(_start));

    private void Walk(Expr expr, Location? around)
    {
        var place = _reading.Origins.Find(expr) ?? around;
        switch (expr)
        {
            case Expr.WhereAtMost(var a, var b, var then, var otherwise):
                // Only what is taken counts; where that is open, the author has thought of it.
                if ((At(a), At(b)) is (Expr.Literal(var left), Expr.Literal(var right))) Walk(left <= right ? then : otherwise, place);
                return;
            case Expr.Binary(BinaryOp.Divide, _, var divisor) when At(divisor) is Expr.Literal(0):
                _reading.Findings.Report(Rules.DivisionByZeroAtStart, place, Text(divisor));
                return;
            case Expr.Unary(UnaryOp.Sqrt or UnaryOp.Log, var x) when At(x) is Expr.Literal(<= 0):
                _reading.Findings.Report(Rules.SteepAtStart, place, Text(x));
                return;
            case Expr.Binary(BinaryOp.Pow, var x, Expr.Literal(< 1)) when At(x) is Expr.Literal(0):
                _reading.Findings.Report(Rules.SteepAtStart, place, Text(x));
                return;
        }

        foreach (var child in expr.Children()) Walk(child, place);
    }

    private static string Text(Expr expr) => string.Join(", ", expr.Symbols());
}
