using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.Generator.Reading.Language;

/// <summary>Reads one C# expression of the rule language; what is not in it is reported on its own token.</summary>
internal sealed class RuleExpressionReader(RuleScope scope, SemanticModel model)
{
    public SemanticModel Model => model;

    /// <summary>The expression; null, with a finding, if it is not of the language.</summary>
    public RuleValue? Read(ExpressionSyntax syntax)
    {
        var read = scope.Spend(this, 1, syntax)?.ReadNode(syntax);
        if (read?.Number is { } written) scope.Origins.Note(written, syntax);
        if (read?.Number is not { } number || number.Symbols().Any()) return read;
        return Simplify.Fold(number) is Expr.Literal(var value) && Numbers.IsFinite(value) ? read : Refuse(syntax, "it is not a finite number");
    }

    /// <summary>The expression, which must be a number.</summary>
    public Expr? ReadNumber(ExpressionSyntax syntax)
    {
        var read = Read(syntax);
        if (read is { Choice: not null }) Refuse(syntax, "it is a condition; make a number of it with '? 1f : 0f'");
        return read?.Number;
    }

    /// <summary>The expression, which must be a condition.</summary>
    public Choice? ReadChoice(ExpressionSyntax syntax)
    {
        var read = Read(syntax);
        if (read is { Number: not null }) Refuse(syntax, "it is a number; compare it, as in '… > 0'");
        return read?.Choice;
    }

    public RuleValue? Refuse(SyntaxNode syntax, string remedy)
    {
        scope.Refuse(syntax, remedy);
        return null;
    }

    private RuleValue? ReadNode(ExpressionSyntax syntax) => syntax switch
    {
        ParenthesizedExpressionSyntax inner => Read(inner.Expression),
        LiteralExpressionSyntax literal => ReadLiteral(literal),
        IdentifierNameSyntax or MemberAccessExpressionSyntax => ReadName(syntax),
        PrefixUnaryExpressionSyntax unary => ReadUnary(unary),
        BinaryExpressionSyntax binary when RuleConditions.Is(binary) => RuleConditions.Read(binary, this),
        BinaryExpressionSyntax binary => ReadBinary(binary),
        ConditionalExpressionSyntax conditional => ReadConditional(conditional),
        CastExpressionSyntax cast => ReadCast(cast),
        InvocationExpressionSyntax call => new RuleCallReader(this, scope).Read(call),
        SwitchExpressionSyntax => Refuse(syntax, "write it as 'condition ? one : other'"),
        IsPatternExpressionSyntax => Refuse(syntax, "compare with < <= > >= == !="),
        _ => Refuse(syntax, "use + − * /, comparisons and ? :, numbers, constants, parameters, locals, functions of MathF and static methods"),
    };

    private RuleValue? ReadLiteral(LiteralExpressionSyntax literal) => literal.Token.Value is int or long or double or float or bool
        ? RuleValue.OfConstant(literal.Token.Value)
        : Refuse(literal, "only numbers can be written here");

    private RuleValue? ReadName(ExpressionSyntax name)
    {
        switch (model.GetSymbolInfo(name, scope.Findings.Token).Symbol)
        {
            case { } symbol when scope.Find(symbol) is { } value:
                return value.Number is null ? value : scope.Spend(value.Number, [], name);
            case IFieldSymbol { HasConstantValue: true, Type.TypeKind: not TypeKind.Enum } constant:
                return RuleValue.OfConstant(constant.ConstantValue) ?? Refuse(name, "only numbers can be written here");
            case IFieldSymbol or IPropertySymbol:
                return Refuse(name, "it can change between calls; make it a const");
            case IParameterSymbol or ILocalSymbol:
                return Refuse(name, "it has no value here");
            default:
                return Refuse(name, "it is not a parameter, a local or a constant");
        }
    }

    private RuleValue? ReadUnary(PrefixUnaryExpressionSyntax unary) => unary.Kind() switch
    {
        SyntaxKind.UnaryPlusExpression => Of(ReadNumber(unary.Operand)),
        SyntaxKind.UnaryMinusExpression => ReadNumber(unary.Operand) is { } x ? RuleValue.Of(-x) : null,
        SyntaxKind.LogicalNotExpression => ReadChoice(unary.Operand) is { } choice ? RuleValue.Of((then, otherwise) => choice(otherwise, then)) : null,
        _ => Refuse(unary, "only + and − can stand before a value, and ! before a condition"),
    };

    private RuleValue? ReadBinary(BinaryExpressionSyntax binary)
    {
        BinaryOp? op = binary.Kind() switch
        {
            SyntaxKind.AddExpression => BinaryOp.Add,
            SyntaxKind.SubtractExpression => BinaryOp.Subtract,
            SyntaxKind.MultiplyExpression => BinaryOp.Multiply,
            SyntaxKind.DivideExpression => BinaryOp.Divide,
            _ => null,
        };
        if (op is null) return Refuse(binary, "only + − * / can join two values, and && || two conditions");
        if (op == BinaryOp.Divide && model.GetTypeInfo(binary, scope.Findings.Token).Type is { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_UInt64 })
        {
            return Refuse(binary, "C# divides whole numbers without a remainder; write one of them with f, as in 1f / 2");
        }

        var (left, right) = (ReadNumber(binary.Left), ReadNumber(binary.Right));
        return left is null || right is null ? null : RuleValue.Of(new Expr.Binary(op.Value, left, right));
    }

    private RuleValue? ReadConditional(ConditionalExpressionSyntax conditional)
    {
        var condition = ReadChoice(conditional.Condition);
        var (then, otherwise) = (Read(conditional.WhenTrue), Read(conditional.WhenFalse));
        if (condition is null || then is null || otherwise is null) return null;
        if (then.Choice is { } a && otherwise.Choice is { } b) return RuleValue.Of((one, other) => condition(a(one, other), b(one, other)));
        if (then.Number is null || otherwise.Number is null) return Refuse(conditional, "make both values numbers, or both conditions");

        var chosen = condition(then.Number, otherwise.Number);
        return scope.Spend(chosen, [then.Number, otherwise.Number], conditional);
    }

    private RuleValue? ReadCast(CastExpressionSyntax cast)
    {
        if (model.GetTypeInfo(cast.Type, scope.Findings.Token).Type?.SpecialType is not (SpecialType.System_Single or SpecialType.System_Double))
        {
            return Refuse(cast, "only casts to float and double keep a value as it is");
        }

        if (ReadNumber(cast.Expression) is not { } value) return null;
        return model.GetConstantValue(cast, scope.Findings.Token) is { HasValue: true, Value: var constant } ? RuleValue.OfConstant(constant) : RuleValue.Of(value);
    }

    private static RuleValue? Of(Expr? number) => number is null ? null : RuleValue.Of(number);
}
