using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;
using Backpropamine.Generator.Reading.Checks;
using Backpropamine.Generator.Reading.Language;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.Generator.Reading;

/// <summary>Reads a rule from its C#.</summary>
internal sealed class RuleSourceReader(RuleSource source, Findings findings)
{
    /// <summary>The most operations that the update of a connection may have.</summary>
    private const int MostNodes = 4 * RuleScope.MostNodes;

    private readonly LearnedReader _learned = new(RuleMembers.Taken, findings);
    private readonly DerivedReader _derived = new(findings);
    private readonly Dictionary<string, Expr> _bodies = [];
    private readonly ExprOrigins _origins = new();

    /// <summary>The rule; null, with findings, if it cannot be read.</summary>
    public RuleSpec? Read()
    {
        var rule = source.Rule;
        var all = rule.GetMembers().OfType<IMethodSymbol>().Where(method => RuleMembers.Parameters.ContainsKey(method.Name) || DerivedReader.Is(method)).ToList();
        var complete = all.Aggregate(true, (sound, method) => _learned.Read(method) && sound);
        complete = all.Where(DerivedReader.Is).Aggregate(complete, (sound, method) => _derived.Add(method, _learned) && sound);
        foreach (var method in all)
        {
            if (_bodies.ContainsKey(method.Name)) complete = Refuse(method, "keep one method of that name");
            else if (ReadMethod(method) is { } body) _bodies[method.Name] = body;
            else complete = false;
        }

        if (complete && findings.IsHeard) CheckNames(all);
        if (complete && !_bodies.ContainsKey(RuleMembers.Drive))
        {
            findings.Report(Rules.RuleWithoutDrive, rule.Locations.FirstOrDefault(), rule.Name);
            complete = false;
        }

        if (!complete || _derived.Complete(Spec(rule.Name), _bodies) is not { } spec) return null;
        _learned.CheckUsed(spec.Uses, spec.Name);
        if (spec.Size > MostNodes)
        {
            findings.Report(Rules.RuleSyntax, rule.Locations.FirstOrDefault(), rule.Name,
                $"with drive, trace and commit put together it has more than {MostNodes} operations; use fewer");
            return null;
        }

        if (findings.IsHeard) RuleChecks.Run(new RuleReading(spec, all.ToDictionary(method => method.Name), _learned.Places, _origins, findings));
        return spec;
    }

    /// <summary>
    /// Reports methods that the rule does not call and whose names are almost that of a method which it may have and has not. A method that
    /// resembles none of them may be for others, such as another rule, and is left alone.
    /// </summary>
    private void CheckNames(IReadOnlyCollection<IMethodSymbol> read)
    {
        string[] missing = [.. RuleMembers.Parameters.Keys.Where(name => !_bodies.ContainsKey(name))];
        foreach (var method in source.Rule.GetMembers().OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary && !read.Contains(method, SymbolEqualityComparer.Default)))
        {
            if (Nearest.Of(method.Name, missing) is null || IsMentioned(method.Name)) continue;
            findings.ReportName(Rules.RuleMethodUnknown, method.Locations.FirstOrDefault(), method.Name, missing, method.Name, source.Rule.Name);
        }
    }

    private bool IsMentioned(string name) => source.Rule.DeclaringSyntaxReferences.SelectMany(part => part.GetSyntax(findings.Token).DescendantNodes())
        .Any(node => node is SimpleNameSyntax mention && mention.Identifier.ValueText == name);

    private RuleSpec Spec(string name) => new(
        name,
        _bodies[RuleMembers.Drive],
        _bodies.TryGetValue(RuleMembers.Trace, out var trace) ? trace : RuleSpec.DefaultTrace,
        _bodies.TryGetValue(RuleMembers.Commit, out var commit) ? commit : RuleSpec.DefaultCommit,
        _bodies.TryGetValue(RuleMembers.Weight, out var weight) ? weight : RuleSpec.DefaultWeight,
        _learned.Found.ToEquatable());

    private Expr? ReadMethod(IMethodSymbol method)
    {
        if (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(findings.Token) is not MethodDeclarationSyntax syntax) return null;

        var own = RuleMembers.Parameters[RuleMembers.Parameters.ContainsKey(method.Name) ? method.Name : RuleMembers.Drive];
        string[] allowed = [.. own, .. _learned.Found.Select(one => one.Name), .. _derived.Names];
        var unknown = syntax.ParameterList.Parameters.FirstOrDefault(p => p.Identifier.Text.Length > 0 && !allowed.Contains(p.Identifier.ValueText) && !IsLearned(method, p));
        if (unknown is not null)
        {
            findings.ReportName(Rules.RuleParameter, unknown.Identifier.GetLocation(), unknown.Identifier.ValueText, allowed,
                method.Name, unknown.Identifier.ValueText, string.Join(", ", allowed));
            return null;
        }

        if (!IsReal(method.ReturnType) || method.Parameters.Any(p => !IsReal(p.Type) || p.RefKind != RefKind.None) || !method.IsStatic || method.IsGenericMethod)
        {
            Refuse(method, $"write it as 'public static float {method.Name}(float …) => expression'");
            return null;
        }

        var scope = new RuleScope(source.Compilation, findings, _origins, LanguageWords.Rule, method);
        foreach (var parameter in method.Parameters) scope.Bind(parameter, RuleValue.Of(new Expr.Symbol(parameter.Name)));
        var body = RuleBodyReader.Read(syntax, scope)?.Number;
        if (body is null || method.Name != RuleMembers.Weight || Simplify.Fold(body).Reads("hebb")) return body;
        Refuse(method, "let it use hebb; without it nothing is plastic");
        return null;
    }

    /// <summary>Whether the parameter is a coefficient with something wrong, which is reported already.</summary>
    private static bool IsLearned(IMethodSymbol method, ParameterSyntax syntax) => method.Parameters
        .Any(parameter => parameter.Name == syntax.Identifier.ValueText && Attributes.Find(parameter, KnownNames.Learned) is not null);

    private static bool IsReal(ITypeSymbol type) => type.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    private bool Refuse(IMethodSymbol method, string remedy)
    {
        findings.Report(Rules.RuleSyntax, method.Locations.FirstOrDefault(), method.Name, remedy);
        return false;
    }
}
