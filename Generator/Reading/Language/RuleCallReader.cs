using Backpropamine.Generator.Planning.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.Generator.Reading.Language;

/// <summary>Reads calls: functions of MathF, and static methods, whose bodies are written out in the place of the call.</summary>
internal sealed class RuleCallReader(RuleExpressionReader reader, RuleScope scope)
{
    public RuleValue? Read(InvocationExpressionSyntax call)
    {
        if (reader.Model.GetSymbolInfo(call, scope.Findings.Token).Symbol is not IMethodSymbol method)
        {
            return reader.Refuse(call, "only functions of MathF and static methods can be called");
        }

        if (Refusal(method) is { } remedy) return reader.Refuse(call, remedy);
        if (Arguments(call, method) is not { } arguments) return null;
        if (IsMath(method.ContainingType)) return ReadFunction(call, arguments, RuleFunctions.Call(method.Name, Numbers(arguments)));
        if (Attributes.FullName(method.ContainingType) == KnownNames.Functions) return ReadFunction(call, arguments, SlopedFunctions.Call(method.Name, Numbers(arguments)));
        return method.DeclaringSyntaxReferences.Length > 0 ? ReadBody(call, method, arguments) : ReadRule(call, method, arguments);
    }

    private string? Refusal(IMethodSymbol method)
    {
        if (IsMath(method.ContainingType) || Attributes.FullName(method.ContainingType) == KnownNames.Functions) return null;
        if (method.MethodKind == MethodKind.LocalFunction) return $"make it a static method of the {scope.Words.Word}";
        if (!method.IsStatic && method.ReducedFrom is null)
        {
            return method.DeclaringSyntaxReferences.Length > 0 ? "make the method static"
                : $"a {scope.Words.Word} computes from its parameters alone: call functions of MathF and static methods of your own; noise is an input of the network";
        }

        if (method.IsGenericMethod || method.Parameters.Any(p => p.RefKind != RefKind.None || !IsReadable(p.Type)) || !IsReadable(method.ReturnType))
        {
            return $"a method that a {scope.Words.Word} calls takes and returns float (or int, or bool for a condition), by value";
        }

        return scope.IsInside(method.ReducedFrom ?? method) ? $"{method.Name} calls itself, and would be written out without end" : null;
    }

    private RuleValue? ReadFunction(InvocationExpressionSyntax call, IReadOnlyList<RuleValue> arguments, (Expr? Value, string Remedy) read)
    {
        if (arguments.Any(argument => argument.Number is null)) return reader.Refuse(call, "its arguments must be numbers");
        return read.Value is null ? reader.Refuse(call, read.Remedy) : scope.Spend(read.Value, Numbers(arguments), call);
    }

    /// <summary>The arguments as numbers; a condition among them is refused afterwards.</summary>
    private static Expr[] Numbers(IReadOnlyList<RuleValue> arguments) => [.. arguments.Select(argument => argument.Number ?? 0)];

    private RuleValue? ReadBody(InvocationExpressionSyntax call, IMethodSymbol method, IReadOnlyList<RuleValue> arguments)
    {
        var called = method.ReducedFrom ?? method;
        if (called.DeclaringSyntaxReferences[0].GetSyntax(scope.Findings.Token) is not MethodDeclarationSyntax syntax || !scope.Compilation.ContainsSyntaxTree(syntax.SyntaxTree))
        {
            return reader.Refuse(call, $"its body cannot be read from here; write it in the {scope.Words.Word}'s own project");
        }

        var inside = scope.Inside(called);
        for (var i = 0; i < called.Parameters.Length; i++) inside.Bind(called.Parameters[i], arguments[i]);
        return RuleBodyReader.Read(syntax, inside);
    }

    /// <summary>A method of a rule of another assembly, such as <c>Oja.Drive(pre, post, hebb)</c>.</summary>
    private RuleValue? ReadRule(InvocationExpressionSyntax call, IMethodSymbol method, IReadOnlyList<RuleValue> arguments)
    {
        var body = RuleDeclaration.IsRule(method.ContainingType)
            && RuleReader.Read(method.ContainingType, scope.Compilation, null, new Findings(null, scope.Findings.Token)) is { } rule ? rule.Member(method.Name) : null;
        if (body is null || arguments.Any(argument => argument.Number is null))
        {
            return reader.Refuse(call, $"its body is in {method.ContainingAssembly.Name}, which keeps none; write it in the {scope.Words.Word}'s own project");
        }

        var values = new Dictionary<string, Expr>();
        for (var i = 0; i < method.Parameters.Length; i++) values[method.Parameters[i].Name] = arguments[i].Number!;
        var written = body.Substitute(values);
        return scope.Spend(written, values.Values, call);
    }

    /// <summary>The values of all parameters in their order, whether passed by place, by name or left out.</summary>
    private RuleValue[]? Arguments(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        var called = method.ReducedFrom ?? method;
        var written = call.ArgumentList.Arguments.Select(argument => (Name: argument.NameColon?.Name.Identifier.ValueText, argument.Expression)).ToList();
        if (method.ReducedFrom is not null) written.Insert(0, (null, ((MemberAccessExpressionSyntax)call.Expression).Expression));

        var values = new RuleValue?[called.Parameters.Length];
        var isWhole = true;
        for (var i = 0; i < written.Count; i++)
        {
            var parameter = written[i].Name is { } name ? called.Parameters.FirstOrDefault(p => p.Name == name)?.Ordinal ?? -1 : i;
            var value = reader.Read(written[i].Expression);
            isWhole &= value is not null;
            if (parameter >= 0 && parameter < values.Length) values[parameter] = value;
        }

        if (!isWhole) return null;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] ??= called.Parameters[i].HasExplicitDefaultValue ? RuleValue.OfConstant(called.Parameters[i].ExplicitDefaultValue) : null;
            if (values[i] is not null) continue;
            reader.Refuse(call, $"its argument {called.Parameters[i].Name} is no number");
            return null;
        }

        return values!;
    }

    private static bool IsMath(ITypeSymbol type) => type is { Name: "MathF" or "Math" or "Single" or "Double", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool IsReadable(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Int32 or SpecialType.System_Boolean;
}
