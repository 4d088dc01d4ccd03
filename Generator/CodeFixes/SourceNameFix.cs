using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.CodeFixes;

/// <summary>Writes <c>nameof</c> of the layer or input whose name is most like the one that is not there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SourceNameFix : Fix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["BPA0102"];

    private protected override Edit? Find(Place place)
    {
        if (place.Nearest is not { } name || !place.Diagnostic.Properties.TryGetValue("Name", out var wrong)) return null;
        var written = place.Around<AttributeArgumentSyntax>()?.DescendantNodes().OfType<ExpressionSyntax>().FirstOrDefault(expression =>
            expression is LiteralExpressionSyntax or InvocationExpressionSyntax && place.Model.GetConstantValue(expression, place.Token).Value as string == wrong);
        return written is null ? null : Edit.Replace($"Write nameof({name})", written, SyntaxFactory.ParseExpression($"nameof({name})").WithTriviaFrom(written));
    }
}
