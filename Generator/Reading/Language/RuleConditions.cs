using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.Generator.Reading.Language;

/// <summary>Comparisons, and what joins them. All come down to one node: a value where a ≤ b, another elsewhere.</summary>
internal static class RuleConditions
{
    public static bool Is(BinaryExpressionSyntax binary) => IsLogical(binary) || Compare(binary.Kind(), 0, 0) is not null;

    public static RuleValue? Read(BinaryExpressionSyntax binary, RuleExpressionReader reader)
    {
        if (IsLogical(binary))
        {
            var (first, second) = (reader.ReadChoice(binary.Left), reader.ReadChoice(binary.Right));
            if (first is null || second is null) return null;
            return RuleValue.Of(binary.IsKind(SyntaxKind.LogicalAndExpression)
                ? (then, otherwise) => first(second(then, otherwise), otherwise)
                : (then, otherwise) => first(then, second(then, otherwise)));
        }

        var (left, right) = (reader.ReadNumber(binary.Left), reader.ReadNumber(binary.Right));
        return left is null || right is null ? null : RuleValue.Of(Compare(binary.Kind(), left, right)!);
    }

    private static bool IsLogical(BinaryExpressionSyntax binary) => binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression;

    private static Choice? Compare(SyntaxKind kind, Expr a, Expr b) => kind switch
    {
        SyntaxKind.LessThanOrEqualExpression => (then, otherwise) => new Expr.WhereAtMost(a, b, then, otherwise),
        SyntaxKind.GreaterThanOrEqualExpression => (then, otherwise) => new Expr.WhereAtMost(b, a, then, otherwise),
        SyntaxKind.LessThanExpression => (then, otherwise) => new Expr.WhereAtMost(b, a, otherwise, then),
        SyntaxKind.GreaterThanExpression => (then, otherwise) => new Expr.WhereAtMost(a, b, otherwise, then),
        SyntaxKind.EqualsExpression => (then, otherwise) => Equal(a, b, then, otherwise),
        SyntaxKind.NotEqualsExpression => (then, otherwise) => Equal(a, b, otherwise, then),
        _ => null,
    };

    private static Expr.WhereAtMost Equal(Expr a, Expr b, Expr then, Expr otherwise) =>
        new(new Expr.Unary(UnaryOp.Abs, Simplify.Fold(a - b)), 0, then, otherwise);
}
