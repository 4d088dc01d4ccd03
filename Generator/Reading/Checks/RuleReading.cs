using Backpropamine.Generator.Reading.Language;
using Backpropamine.Generator.Specs;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading.Checks;

/// <summary>A rule that was read without errors, with the places of what it consists of.</summary>
/// <param name="Rule">What it says.</param>
/// <param name="Methods">The methods that it declares, by name.</param>
/// <param name="Parameters">Where its learned coefficients are declared.</param>
/// <param name="Origins">Where its expressions were written.</param>
/// <param name="Findings">Takes what is doubtful.</param>
internal sealed record RuleReading(
    RuleSpec Rule,
    IReadOnlyDictionary<string, IMethodSymbol> Methods,
    IReadOnlyDictionary<string, Location?> Parameters,
    ExprOrigins Origins,
    Findings Findings)
{
    /// <summary>Whether the rule's author wrote the method.</summary>
    public bool Declares(string method) => Methods.ContainsKey(method);

    /// <summary>The name of a method where it is declared.</summary>
    public Location? Place(string method) => Methods.TryGetValue(method, out var symbol) ? symbol.Locations.FirstOrDefault() : null;

    /// <summary>Reports on the name of a method.</summary>
    public void Report(DiagnosticDescriptor rule, string method, params object[] arguments) => Findings.Report(rule, Place(method), arguments);
}
