using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;
using Backpropamine.Generator.Reading.Language;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.Generator.Reading;

/// <summary>Reads a rule: from its C# where that is in this compilation, else from the [RuleBody] of its assembly.</summary>
internal static class RuleReader
{
    /// <summary>The most operations that the update of a connection may have.</summary>
    private const int MostNodes = 4 * RuleScope.MostNodes;

    /// <summary>Reads a rule; null, with findings, if it cannot be read.</summary>
    /// <param name="rule">The rule's type.</param>
    /// <param name="compilation">From where it is used.</param>
    /// <param name="use">Where it is used, for what cannot be said at the rule itself.</param>
    /// <param name="findings">Takes what is wrong.</param>
    public static RuleSpec? Read(INamedTypeSymbol rule, Compilation compilation, Location? use, Findings findings)
    {
        if (RuleSource.Of(rule, compilation, findings.Token) is { } source) return ReadSource(source, findings);

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

    private static RuleSpec? ReadSource(RuleSource source, Findings findings)
    {
        var rule = source.Rule;
        var bodies = new Dictionary<string, Expr>();
        var methods = rule.GetMembers().OfType<IMethodSymbol>().Where(m => RuleMembers.Parameters.ContainsKey(m.Name)).ToList();
        var learned = new LearnedReader(findings);
        var complete = methods.Aggregate(true, (sound, method) => learned.Read(method) && sound);
        foreach (var method in methods)
        {
            if (bodies.ContainsKey(method.Name)) complete = RefuseMethod(method, "keep one method of that name", findings);
            else if (ReadMethod(method, learned, source.Compilation, findings) is { } body) bodies[method.Name] = body;
            else complete = false;
        }

        if (complete && !bodies.ContainsKey(RuleMembers.Drive))
        {
            findings.Report(Rules.RuleWithoutDrive, rule.Locations.FirstOrDefault(), rule.Name);
            complete = false;
        }

        if (!complete) return null;
        var spec = new RuleSpec(
            rule.Name,
            bodies[RuleMembers.Drive],
            bodies.TryGetValue(RuleMembers.Trace, out var trace) ? trace : RuleSpec.DefaultTrace,
            bodies.TryGetValue(RuleMembers.Commit, out var commit) ? commit : RuleSpec.DefaultCommit,
            bodies.TryGetValue(RuleMembers.Weight, out var weight) ? weight : RuleSpec.DefaultWeight,
            learned.Found.ToEquatable());
        learned.CheckUsed(spec);
        if (spec.Size <= MostNodes) return spec;
        findings.Report(Rules.RuleSyntax, rule.Locations.FirstOrDefault(), rule.Name,
            $"with drive, trace and commit put together it has more than {MostNodes} operations; use fewer");
        return null;
    }

    private static Expr? ReadMethod(IMethodSymbol method, LearnedReader learned, Compilation compilation, Findings findings)
    {
        if (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(findings.Token) is not MethodDeclarationSyntax syntax) return null;

        string[] allowed = [.. RuleMembers.Parameters[method.Name], .. learned.Found.Select(one => one.Name)];
        var unknown = syntax.ParameterList.Parameters.FirstOrDefault(p => p.Identifier.Text.Length > 0 && !allowed.Contains(p.Identifier.ValueText) && !IsLearned(method, p));
        if (unknown is not null)
        {
            findings.Report(Rules.RuleParameter, unknown.Identifier.GetLocation(),
                method.Name, unknown.Identifier.ValueText, string.Join(", ", allowed));
            return null;
        }

        if (!IsReal(method.ReturnType) || method.Parameters.Any(p => !IsReal(p.Type) || p.RefKind != RefKind.None) || !method.IsStatic || method.IsGenericMethod)
        {
            RefuseMethod(method, $"write it as 'public static float {method.Name}(float …) => expression'", findings);
            return null;
        }

        var scope = new RuleScope(compilation, findings, method);
        foreach (var parameter in method.Parameters) scope.Bind(parameter, RuleValue.Of(new Expr.Symbol(parameter.Name)));
        var body = RuleBodyReader.Read(syntax, scope)?.Number;
        if (body is null || method.Name != RuleMembers.Weight || Simplify.Fold(body).Reads("hebb")) return body;
        RefuseMethod(method, "let it use hebb; without it nothing is plastic", findings);
        return null;
    }

    /// <summary>Whether the parameter is a coefficient with something wrong, which is reported already.</summary>
    private static bool IsLearned(IMethodSymbol method, ParameterSyntax syntax) => method.Parameters
        .Any(parameter => parameter.Name == syntax.Identifier.ValueText && Attributes.Find(parameter, KnownNames.Learned) is not null);

    private static bool IsReal(ITypeSymbol type) => type.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    private static bool RefuseMethod(IMethodSymbol method, string remedy, Findings findings)
    {
        findings.Report(Rules.RuleSyntax, method.Locations.FirstOrDefault(), method.Name, remedy);
        return false;
    }
}
