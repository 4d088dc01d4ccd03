using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.CodeFixes;

/// <summary>Gives a parameter of a rule or a cell the name that is most like it among those that have a meaning.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ParameterNameFix : Fix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["BPA0221", "BPA0503"];

    private protected override Edit? Find(Place place)
    {
        if (place.Nearest is not { } name || place.Around<ParameterSyntax>() is not { Parent.Parent: MethodDeclarationSyntax method } parameter) return null;
        if (method.ParameterList.Parameters.Any(other => other.Identifier.ValueText == name)) return null;
        if (place.Model.GetDeclaredSymbol(parameter, place.Token) is not { } symbol) return null;
        if (method.DescendantNodes().OfType<VariableDeclaratorSyntax>().Any(local => local.Identifier.ValueText == name)) return null;

        var tokens = method.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(use => use.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(place.Model.GetSymbolInfo(use, place.Token).Symbol, symbol))
            .Select(use => use.Identifier).Append(parameter.Identifier);
        return new Edit($"Rename to '{name}'", root => root.ReplaceTokens(tokens, (old, _) => SyntaxFactory.Identifier(name).WithTriviaFrom(old)));
    }
}
