using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.CodeFixes;

/// <summary>Makes a network, or a type around one, partial: every part of it in the file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MakePartialFix : Fix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["BPA0001", "BPA0002"];

    private protected override Edit? Find(Place place)
    {
        if (place.Around<TypeDeclarationSyntax>() is not { } declared || place.Model.GetDeclaredSymbol(declared, place.Token) is not { } type) return null;
        var parts = type.DeclaringSyntaxReferences.Where(part => part.SyntaxTree == place.Root.SyntaxTree)
            .Select(part => part.GetSyntax(place.Token)).OfType<TypeDeclarationSyntax>()
            .Where(part => !part.Modifiers.Any(SyntaxKind.PartialKeyword)).ToList();
        return parts.Count == 0
            ? null
            : new Edit($"Make {type.Name} partial", root => root.ReplaceNodes(parts, (_, part) => part.With(SyntaxKind.PartialKeyword)));
    }
}
