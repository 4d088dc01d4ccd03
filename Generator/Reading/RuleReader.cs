using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Specs;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>Reads a rule: from its C# where that is in this compilation, else from the [RuleBody] of its assembly.</summary>
internal static class RuleReader
{
    /// <summary>How rules are used where they are not declared.</summary>
    public static readonly SharedDeclaration Shared = new(KnownNames.RuleBody, Rules.RuleUnreadable);

    /// <summary>Reads a rule; null, with findings, if it cannot be read.</summary>
    /// <param name="rule">The rule's type.</param>
    /// <param name="compilation">From where it is used.</param>
    /// <param name="use">Where it is used, for what cannot be said at the rule itself.</param>
    /// <param name="findings">Takes what is wrong.</param>
    public static RuleSpec? Read(INamedTypeSymbol rule, Compilation compilation, Location? use, Findings findings)
    {
        if (RuleSource.Of(rule, compilation, findings.Token) is { } source) return new RuleSourceReader(source, findings).Read();
        return Shared.ReadText(rule, RuleText.Parse, use, findings);
    }
}
