using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.CodeFixes;

/// <summary>Takes out an option that is wrong or in vain, so that its default holds.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RemoveOptionFix : Fix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ["BPA0103", "BPA0108", "BPA0109", "BPA0202", "BPA0204", "BPA0205", "BPA0207", "BPA0209", "BPA0272", "BPA0514", "BPA0516"];

    private protected override Edit? Find(Place place)
    {
        if (place.Around<AttributeArgumentSyntax>() is not { Parent.Parent: AttributeSyntax attribute } argument) return null;
        if (argument.NameEquals is null && attribute.ArgumentList!.Arguments.Count(one => one.NameEquals is null) > 1) return null;
        var what = argument.NameEquals?.Name.Identifier.ValueText ?? argument.Expression.ToString();
        return Edit.Replace($"Remove '{what}'", attribute, attribute.Without(argument));
    }
}
