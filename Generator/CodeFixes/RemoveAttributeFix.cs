using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.CodeFixes;

/// <summary>Takes out an attribute that its property or class cannot have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RemoveAttributeFix : Fix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["BPA0007", "BPA0208", "BPA0269"];

    private protected override Edit? Find(Place place)
    {
        if (place.Around<AttributeSyntax>() is not { Parent: AttributeListSyntax { Parent: { } member } list } attribute) return null;
        var title = $"Remove [{attribute.Word()}]";
        return list.Attributes.Count == 1
            ? Edit.Replace(title, member, Members.Without(member, list))
            : Edit.Replace(title, list, list.WithAttributes(list.Attributes.Remove(attribute)));
    }
}
