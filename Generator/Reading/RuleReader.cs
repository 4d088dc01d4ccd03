using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Planning.Ir;
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
            if (ReadMethod(method, findings) is { } body) bodies[method.Name] = body;
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

        if (syntax.ExpressionBody is { } body)
        {
            return new RuleExpressionReader([.. syntax.ParameterList.Parameters.Select(p => p.Identifier.ValueText)], findings)
                .Read(body.Expression);
        }

        findings.Report(Rules.RuleSyntax, syntax.Identifier.GetLocation(), method.Name, $"write it as '{method.Name}(…) => expression'");
        return null;
    }
}
