using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;
using Backpropamine.Generator.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.Generator.Reading;

/// <summary>Reads a rule: from its C# where that is in this compilation, else from the [RuleBody] of its assembly.</summary>
internal static class RuleReader
{
    /// <summary>Reads a rule; null, with findings, if it cannot be read.</summary>
    /// <param name="rule">The rule's type.</param>
    /// <param name="use">Where it is used, for what cannot be said at the rule itself.</param>
    /// <param name="findings">Takes what is wrong.</param>
    public static RuleSpec? Read(INamedTypeSymbol rule, Location? use, Findings findings)
    {
        if (rule.DeclaringSyntaxReferences.Length > 0) return ReadSource(rule, findings);

        var body = rule.ContainingAssembly.GetAttributes().FirstOrDefault(attribute =>
            attribute.AttributeClass is { } type && Attributes.FullName(type) == KnownNames.RuleBody
            && attribute.ConstructorArguments.Length == 2
            && SymbolEqualityComparer.Default.Equals(attribute.ConstructorArguments[0].Value as ISymbol, rule));
        if (body is null)
        {
            findings.Report(Rules.RuleUnreadable, use, rule.Name,
                $"{rule.ContainingAssembly.Name} was built without the Backpropamine generator");
            return null;
        }

        if (RuleText.Parse(rule.Name, body.Positional(1, "")) is { } spec) return spec;
        findings.Report(Rules.RuleUnreadable, use, rule.Name,
            $"{rule.ContainingAssembly.Name} was built with another version of the generator; rebuild it");
        return null;
    }

    private static RuleSpec? ReadSource(INamedTypeSymbol rule, Findings findings)
    {
        var bodies = new Dictionary<string, Expr>();
        var complete = true;
        foreach (var method in rule.GetMembers().OfType<IMethodSymbol>().Where(m => RuleMembers.Parameters.ContainsKey(m.Name)))
        {
            if (bodies.ContainsKey(method.Name)) complete = RefuseMethod(method, "keep one method of that name", findings);
            else if (ReadMethod(method, findings) is { } body) bodies[method.Name] = body;
            else complete = false;
        }

        if (complete && !bodies.ContainsKey(RuleMembers.Drive))
        {
            findings.Report(Rules.RuleWithoutDrive, rule.Locations.FirstOrDefault(), rule.Name);
            complete = false;
        }

        return !complete ? null : new RuleSpec(
            rule.Name,
            bodies[RuleMembers.Drive],
            bodies.TryGetValue(RuleMembers.Trace, out var trace) ? trace : RuleSpec.DefaultTrace,
            bodies.TryGetValue(RuleMembers.Commit, out var commit) ? commit : RuleSpec.DefaultCommit,
            bodies.TryGetValue(RuleMembers.Weight, out var weight) ? weight : RuleSpec.DefaultWeight);
    }

    private static Expr? ReadMethod(IMethodSymbol method, Findings findings)
    {
        if (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(findings.Token) is not MethodDeclarationSyntax syntax) return null;

        var allowed = RuleMembers.Parameters[method.Name];
        var unknown = syntax.ParameterList.Parameters.FirstOrDefault(p => !allowed.Contains(p.Identifier.ValueText));
        if (unknown is not null)
        {
            findings.Report(Rules.RuleParameter, unknown.Identifier.GetLocation(),
                method.Name, unknown.Identifier.ValueText, string.Join(", ", allowed));
            return null;
        }

        if (!IsReal(method.ReturnType) || method.Parameters.Any(p => !IsReal(p.Type)) || !method.IsStatic || method.IsGenericMethod || syntax.ExpressionBody is null)
        {
            RefuseMethod(method, $"write it as 'public static float {method.Name}(float …) => expression'", findings);
            return null;
        }

        var body = new RuleExpressionReader([.. method.Parameters.Select(p => p.Name)], findings).Read(syntax.ExpressionBody.Expression);
        if (body is null || method.Name != RuleMembers.Weight || Simplify.Fold(body).Reads("hebb")) return body;
        RefuseMethod(method, "let it use hebb; without it nothing is plastic", findings);
        return null;
    }

    private static bool IsReal(ITypeSymbol type) => type.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    private static bool RefuseMethod(IMethodSymbol method, string remedy, Findings findings)
    {
        findings.Report(Rules.RuleSyntax, method.Locations.FirstOrDefault(), method.Name, remedy);
        return false;
    }
}
