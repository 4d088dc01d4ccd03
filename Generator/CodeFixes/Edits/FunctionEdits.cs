using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.CodeFixes.Edits;

/// <summary>Functions that are made of those that a rule may call.</summary>
internal static class FunctionEdits
{
    private static readonly Dictionary<string, string> Made = new()
    {
        ["Sinh"] = "(({0}.Exp({1}) - {0}.Exp(-({1}))) / 2)",
        ["Cosh"] = "(({0}.Exp({1}) + {0}.Exp(-({1}))) / 2)",
        ["Tan"] = "({0}.Sin({1}) / {0}.Cos({1}))",
        ["Log2"] = "({0}.Log({1}) / {0}.Log(2))",
        ["Log10"] = "({0}.Log({1}) / {0}.Log(10))",
    };

    public static Edit? Find(InvocationExpressionSyntax call)
    {
        if (call.Expression is not MemberAccessExpressionSyntax access || call.ArgumentList.Arguments.Count != 1) return null;
        if (!Made.TryGetValue(access.Name.Identifier.ValueText, out var form)) return null;
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, access.Expression.WithoutTrivia(), call.ArgumentList.Arguments[0].Expression.WithoutTrivia());
        return Edit.Replace($"Write '{text}'", call, SyntaxFactory.ParseExpression(text).WithTriviaFrom(call));
    }
}
