using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Specs;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>Reads a rule: from its C# where that is in this compilation, else from the [RuleBody] of its assembly.</summary>
internal static class RuleReader
{
    /// <summary>Reads a rule; null, with findings, if it cannot be read.</summary>
    /// <param name="rule">The rule's type.</param>
    /// <param name="compilation">From where it is used.</param>
    /// <param name="use">Where it is used, for what cannot be said at the rule itself.</param>
    /// <param name="findings">Takes what is wrong.</param>
    public static RuleSpec? Read(INamedTypeSymbol rule, Compilation compilation, Location? use, Findings findings)
    {
        if (RuleSource.Of(rule, compilation, findings.Token) is { } source) return new RuleSourceReader(source, findings).Read();

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

        var text = body.Positional(1, "");
        if (BodyText.Read(text) is { } read && RuleText.Parse(rule.Name, read) is { } spec) return spec;
        findings.Report(Rules.RuleUnreadable, use, rule.Name, $"{rule.ContainingAssembly.Name} {BodyText.Flaw(text)}");
        return null;
    }
}
