using Backpropamine.Generator.Analyzers;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading.Language;

/// <summary>What is written in the language, for its messages.</summary>
/// <param name="Word">What it is called: rule or cell.</param>
/// <param name="Syntax">The diagnostic for what the language does not have.</param>
internal sealed record LanguageWords(string Word, DiagnosticDescriptor Syntax)
{
    public static readonly LanguageWords Rule = new("rule", Rules.RuleSyntax);

    public static readonly LanguageWords Cell = new("cell", Rules.CellSyntax);
}
