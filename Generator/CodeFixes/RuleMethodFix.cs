using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.CodeFixes;

/// <summary>Makes a method of a rule static, and its parameters and its value <c>float</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RuleMethodFix : Fix
{
    private static readonly SyntaxKind[] Numbers =
        [SyntaxKind.IntKeyword, SyntaxKind.LongKeyword, SyntaxKind.ShortKeyword, SyntaxKind.ByteKeyword, SyntaxKind.DecimalKeyword, SyntaxKind.UIntKeyword];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["BPA0222"];

    private protected override Edit? Find(Place place)
    {
        if (place.Node is not MethodDeclarationSyntax { TypeParameterList: null } method || place.Diagnostic.Location.SourceSpan != method.Identifier.Span) return null;
        var types = method.ParameterList.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType)
            .OfType<PredefinedTypeSyntax>().Where(type => Numbers.Contains(type.Keyword.Kind())).ToList();
        var isStatic = method.Modifiers.Any(SyntaxKind.StaticKeyword);
        if (types.Count == 0 && isStatic) return null;

        var changed = method.ReplaceNodes(types, (old, _) =>
            SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.FloatKeyword)).WithTriviaFrom(old));
        if (!isStatic) changed = (MethodDeclarationSyntax)changed.Without(SyntaxKind.ReadOnlyKeyword).With(SyntaxKind.StaticKeyword);
        return Edit.Replace(types.Count == 0 ? $"Make {method.Identifier.ValueText} static" : $"Make {method.Identifier.ValueText} a function of float", method, changed);
    }
}
