using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.CodeFixes.Edits;

/// <summary>Patterns that are comparisons.</summary>
internal static class PatternEdits
{
    public static Edit? Find(IsPatternExpressionSyntax pattern)
    {
        var (sign, value) = pattern.Pattern switch
        {
            RelationalPatternSyntax relational => (relational.OperatorToken.Text, relational.Expression),
            ConstantPatternSyntax constant => ("==", constant.Expression),
            UnaryPatternSyntax { Pattern: ConstantPatternSyntax constant } => ("!=", constant.Expression),
            _ => default,
        };
        if (value is null) return null;
        var comparison = SyntaxFactory.ParseExpression($"{pattern.Expression.WithoutTrivia()} {sign} {value.WithoutTrivia()}").WithTriviaFrom(pattern);
        return Edit.Replace($"Write '{comparison.WithoutTrivia()}'", pattern, comparison);
    }
}
