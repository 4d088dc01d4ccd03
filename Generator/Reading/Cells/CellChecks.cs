using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;
using Backpropamine.Generator.Reading.Language;
using Backpropamine.Generator.Specs;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading.Cells;

/// <summary>What is doubtful in a cell that is sound as C#.</summary>
internal static class CellChecks
{
    public static void Run(CellSpec cell, Func<string, Location?> place, ExprOrigins origins, Findings findings)
    {
        foreach (var member in cell.Members)
        {
            CheckUse(cell, member, place(member.Name), findings);
            CheckStep(member, member.Value, place(member.Name), origins, findings);
        }

        foreach (var state in cell.States)
        {
            if (RetentionForm.Of(state.Value, state.Previous) is { } form && Simplify.Fold(form.Retain) is Expr.Literal(var kept) && Math.Abs(kept) > 1)
            {
                findings.Report(Rules.CellStateGrows, place(state.Name), state.Name, Text.Literal.Of(kept));
            }
        }
    }

    private static void CheckUse(CellSpec cell, CellMember member, Location? place, Findings findings)
    {
        if (member.Part == CellPart.Path && !member.Value.Symbols().Any(name => name is CellSpec.Sum or CellSpec.FromInput or CellSpec.FromRecurrent))
        {
            findings.Report(Rules.CellPathWithoutSum, place, member.Name);
        }

        if (member.Part == CellPart.Activity) return;
        var isRead = cell.Members.Any(other => other.Value.Reads(member.Symbol) || (other != member && other.Value.Reads(member.Previous)));
        if (!isRead && !cell.Paths.Any(path => path.Post == member.Name)) findings.Report(Rules.CellMemberUnused, place, member.Name, cell.Name);
    }

    /// <summary>Reports functions whose slope is 0 everywhere, unless the author gave them another.</summary>
    private static void CheckStep(CellMember member, Expr expr, Location? place, ExprOrigins origins, Findings findings)
    {
        var here = origins.Find(expr) ?? place;
        switch (expr)
        {
            case Expr.WithSlope:
                return;
            case Expr.Unary(UnaryOp.Sign, _):
            case Expr.WhereAtMost(_, _, Expr.Literal, Expr.Literal):
                findings.Report(Rules.CellStepWithoutSlope, here, member.Name);
                return;
        }

        foreach (var child in expr.Children()) CheckStep(member, child, here, origins, findings);
    }
}
