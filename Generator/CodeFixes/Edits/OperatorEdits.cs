using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.CodeFixes.Edits;

/// <summary>Conditions joined by &amp; and |, and whole numbers that are divided.</summary>
internal static class OperatorEdits
{
    public static Edit? Find(BinaryExpressionSyntax binary, Place place)
    {
        if (binary.IsKind(SyntaxKind.DivideExpression)) return Divided(binary);
        if (place.Model.GetTypeInfo(binary, place.Token).Type?.SpecialType != SpecialType.System_Boolean) return null;
        (SyntaxKind Expression, SyntaxKind Token, string Text) lazy = binary.Kind() switch
        {
            SyntaxKind.BitwiseAndExpression => (SyntaxKind.LogicalAndExpression, SyntaxKind.AmpersandAmpersandToken, "&&"),
            SyntaxKind.BitwiseOrExpression => (SyntaxKind.LogicalOrExpression, SyntaxKind.BarBarToken, "||"),
            _ => default,
        };
        return lazy.Text is null ? null : Edit.Replace($"Write {lazy.Text}", binary, SyntaxFactory.BinaryExpression(
            lazy.Expression, binary.Left, SyntaxFactory.Token(lazy.Token).WithTriviaFrom(binary.OperatorToken), binary.Right));
    }

    /// <summary>1 / x and x / 2 as 1f / x and x / 2f.</summary>
    private static Edit? Divided(BinaryExpressionSyntax binary)
    {
        var number = new[] { binary.Left, binary.Right }.OfType<LiteralExpressionSyntax>().FirstOrDefault(literal => literal.Token.Value is int);
        return number is null ? null : Edit.Replace($"Write {number}f", number, SyntaxFactory.ParseExpression(number.ToString() + "f").WithTriviaFrom(number));
    }
}
