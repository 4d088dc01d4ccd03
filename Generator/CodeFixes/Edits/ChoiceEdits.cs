using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.CodeFixes.Edits;

/// <summary>An if whose branches return, as one return of a choice.</summary>
internal static class ChoiceEdits
{
    public static Edit? Find(IfStatementSyntax choice)
    {
        if (choice.Parent is not BlockSyntax block) return null;
        var at = block.Statements.IndexOf(choice);
        var last = choice.Else is { } other ? at : at + 1;
        if (last != block.Statements.Count - 1 || Returned(choice.Statement) is not { } then) return null;
        if (Returned(choice.Else?.Statement ?? block.Statements[last]) is not { } otherwise) return null;

        var text = $"return {Operand(choice.Condition)} ? {Operand(then)} : {Operand(otherwise)};";
        var returned = SyntaxFactory.ParseStatement(text).WithLeadingTrivia(choice.GetLeadingTrivia()).WithTrailingTrivia(block.Statements[last].GetTrailingTrivia());
        return Edit.Replace("Write it as 'condition ? one : other'", block, block.WithStatements([.. block.Statements.Take(at), returned]));
    }

    private static ExpressionSyntax? Returned(StatementSyntax? statement) => statement switch
    {
        ReturnStatementSyntax { Expression: { } value } => value,
        BlockSyntax { Statements.Count: 1 } block => Returned(block.Statements[0]),
        _ => null,
    };

    private static string Operand(ExpressionSyntax expression)
    {
        var text = expression.WithoutTrivia().ToString();
        return expression is ConditionalExpressionSyntax or AssignmentExpressionSyntax ? $"({text})" : text;
    }
}
