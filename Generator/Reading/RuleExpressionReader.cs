using System.Globalization;
using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.Generator.Reading;

/// <summary>Reads one C# expression of the rule language; what is not in it is reported on its own token.</summary>
internal sealed class RuleExpressionReader(string[] parameters, Findings findings)
{
    private static readonly Dictionary<string, UnaryOp> Functions = new()
    {
        ["Tanh"] = UnaryOp.Tanh,
        ["Exp"] = UnaryOp.Exp,
        ["Log"] = UnaryOp.Log,
        ["Sqrt"] = UnaryOp.Sqrt,
        ["Abs"] = UnaryOp.Abs,
    };

    /// <summary>The expression; null, with a finding, if it is not of the language.</summary>
    public Expr? Read(ExpressionSyntax syntax)
    {
        var read = ReadNode(syntax);
        var isNumber = read is null || read.Symbols().Any() || Simplify.Fold(read) is Expr.Literal(var value) && Numbers.IsFinite(value);
        return isNumber ? read : Refuse(syntax, "it is not a finite number");
    }

    private Expr? ReadNode(ExpressionSyntax syntax) => syntax switch
    {
        ParenthesizedExpressionSyntax inner => Read(inner.Expression),
        LiteralExpressionSyntax literal => ReadLiteral(literal),
        IdentifierNameSyntax name => ReadName(name),
        PrefixUnaryExpressionSyntax unary => ReadUnary(unary),
        BinaryExpressionSyntax binary => ReadBinary(binary),
        InvocationExpressionSyntax call => ReadCall(call),
        _ => Refuse(syntax, "use + − * /, numbers, the method's parameters and MathF functions"),
    };

    private Expr? ReadLiteral(LiteralExpressionSyntax literal) => literal.Token.Value switch
    {
        int or long or double or float => Convert.ToDouble(literal.Token.Value, CultureInfo.InvariantCulture),
        _ => Refuse(literal, "only numbers can be written here"),
    };

    private Expr? ReadName(IdentifierNameSyntax name) => parameters.Contains(name.Identifier.ValueText)
        ? new Expr.Symbol(name.Identifier.ValueText)
        : Refuse(name, "it is not a parameter of this method");

    private Expr? ReadUnary(PrefixUnaryExpressionSyntax unary) => unary.Kind() switch
    {
        SyntaxKind.UnaryPlusExpression => Read(unary.Operand),
        SyntaxKind.UnaryMinusExpression => Read(unary.Operand) is { } x ? new Expr.Unary(UnaryOp.Negate, x) : null,
        _ => Refuse(unary, "only + and − can stand before a value"),
    };

    private Expr? ReadBinary(BinaryExpressionSyntax binary)
    {
        BinaryOp? op = binary.Kind() switch
        {
            SyntaxKind.AddExpression => BinaryOp.Add,
            SyntaxKind.SubtractExpression => BinaryOp.Subtract,
            SyntaxKind.MultiplyExpression => BinaryOp.Multiply,
            SyntaxKind.DivideExpression => BinaryOp.Divide,
            _ => null,
        };
        if (op is null) return Refuse(binary, "only + − * / can join two values");
        if (op == BinaryOp.Divide && IsWhole(binary.Left) && IsWhole(binary.Right))
        {
            return Refuse(binary, "C# divides whole numbers without a remainder; write one of them with f, as in 1f / 2");
        }

        var (left, right) = (Read(binary.Left), Read(binary.Right));
        return left is null || right is null ? null : new Expr.Binary(op.Value, left, right);
    }

    /// <summary>Whether C# computes the expression in whole numbers.</summary>
    private static bool IsWhole(ExpressionSyntax syntax) => syntax switch
    {
        ParenthesizedExpressionSyntax inner => IsWhole(inner.Expression),
        PrefixUnaryExpressionSyntax unary => IsWhole(unary.Operand),
        BinaryExpressionSyntax binary => IsWhole(binary.Left) && IsWhole(binary.Right),
        LiteralExpressionSyntax literal => literal.Token.Value is int or long,
        _ => false,
    };

    private Expr? ReadCall(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        if (call.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var function, Expression: var type }
            || type.ToString() is not ("MathF" or "Math" or "float" or "System.MathF" or "System.Math"))
        {
            return Refuse(call, "only functions of MathF can be called");
        }

        if (arguments.Count == 1 && Functions.TryGetValue(function, out var unary))
        {
            return Read(arguments[0].Expression) is { } x ? new Expr.Unary(unary, x) : null;
        }

        if (arguments.Count == 2 && function is "Min" or "Max")
        {
            var (a, b) = (Read(arguments[0].Expression), Read(arguments[1].Expression));
            return a is null || b is null ? null : new Expr.Binary(function == "Min" ? BinaryOp.Min : BinaryOp.Max, a, b);
        }

        return Refuse(call, "the functions are Tanh, Exp, Log, Sqrt, Abs, Min and Max");
    }

    private Expr? Refuse(ExpressionSyntax syntax, string remedy)
    {
        findings.Report(Rules.RuleSyntax, syntax.GetLocation(), syntax.ToString(), remedy);
        return null;
    }
}
