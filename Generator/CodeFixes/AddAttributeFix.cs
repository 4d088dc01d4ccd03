using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.CodeFixes;

/// <summary>Adds the attribute without which others mean nothing, or puts the right one in the place of a wrong one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddAttributeFix : Fix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["BPA0006", "BPA0201", "BPA0203"];

    private protected override Edit? Find(Place place) => place.Diagnostic.Id switch
    {
        "BPA0006" => place.Around<TypeDeclarationSyntax>() is { } type ? Marked(type, Has(type, "Neuromodulated") ? "Plastic" : "Network", place.LineEnd) : null,
        "BPA0201" => place.Around<AttributeSyntax>() is { Parent: AttributeListSyntax { Parent: MemberDeclarationSyntax member } list } modulated && !Has(member, "NotPlastic")
            ? Edit.Replace("Add [Plastic]", list, list.WithAttributes(list.Attributes.Insert(list.Attributes.IndexOf(modulated), Named("Plastic"))))
            : null,
        _ => place.Around<AttributeSyntax>() is { Parent: AttributeListSyntax { Parent: TypeDeclarationSyntax owner } } plastic && !Has(owner, "Network", "Neuromodulated")
            ? Edit.Replace("Write [Network]", plastic, Named("Network").WithTriviaFrom(plastic))
            : null,
    };

    /// <summary>The type with an attribute on a line of its own above it.</summary>
    private static Edit Marked(TypeDeclarationSyntax type, string word, SyntaxTrivia lineEnd)
    {
        var lead = type.GetLeadingTrivia();
        var indent = lead.Count > 0 && lead.Last().IsKind(SyntaxKind.WhitespaceTrivia) ? lead.Last().ToString() : "";
        var list = SyntaxFactory.AttributeList([Named(word)]).WithLeadingTrivia(lead)
            .WithTrailingTrivia(lineEnd, SyntaxFactory.Whitespace(indent));
        var plain = (TypeDeclarationSyntax)type.WithLeadingTrivia();
        return Edit.Replace($"Add [{word}]", type, plain.WithAttributeLists(plain.AttributeLists.Insert(0, list)));
    }

    private static bool Has(MemberDeclarationSyntax member, params string[] words) =>
        member.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => words.Contains(attribute.Word()));

    private static AttributeSyntax Named(string name) => SyntaxFactory.Attribute(SyntaxFactory.IdentifierName(name));
}
