using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.CodeFixes;

/// <summary>Gives a layer or an input the form <c>public partial Layer Name { get; }</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PartialPropertyFix : Fix
{
    private static readonly SyntaxKind[] Refused =
    [
        SyntaxKind.StaticKeyword, SyntaxKind.VirtualKeyword, SyntaxKind.AbstractKeyword, SyntaxKind.OverrideKeyword, SyntaxKind.SealedKeyword,
        SyntaxKind.RequiredKeyword, SyntaxKind.ReadOnlyKeyword,
    ];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["BPA0003"];

    private protected override Edit? Find(Place place)
    {
        if (place.Around<PropertyDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax type } property) return null;
        var name = property.Identifier.ValueText;
        if (type.Members.OfType<PropertyDeclarationSyntax>().Count(other => other.Identifier.ValueText == name) > 1) return null;
        var words = property.AttributeLists.SelectMany(list => list.Attributes).Select(attribute => attribute.Word()).ToList();
        var wanted = words.Contains("Input") ? "Signal" : words.Any(word => word is "Recurrent" or "Dense" or "Readout") ? "Layer" : null;
        if (wanted is null) return null;

        var plain = (PropertyDeclarationSyntax)property.Without(Refused);
        if (!plain.Modifiers.Any(SyntaxKind.PartialKeyword)) plain = (PropertyDeclarationSyntax)plain.With(SyntaxKind.PartialKeyword);
        var changed = plain
            .WithType(SyntaxFactory.IdentifierName(wanted).WithTriviaFrom(plain.Type))
            .WithIdentifier(plain.Identifier.WithTrailingTrivia(SyntaxFactory.Space))
            .WithExpressionBody(null).WithInitializer(null).WithSemicolonToken(default)
            .WithAccessorList(((PropertyDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration("int P { get; }")!).AccessorList)
            .WithTrailingTrivia(property.GetTrailingTrivia());
        return Edit.Replace($"Write 'partial {wanted} {name} {{ get; }}'", property, changed);
    }
}
