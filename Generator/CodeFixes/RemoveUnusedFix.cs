using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.CodeFixes;

/// <summary>Takes out a learned coefficient, a state or a sum that nothing uses.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RemoveUnusedFix : Fix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["BPA0225", "BPA0506"];

    private protected override Edit? Find(Place place) => place.Node switch
    {
        ParameterSyntax { Parent: ParameterListSyntax list } parameter =>
            Edit.Replace($"Remove '{parameter.Identifier.ValueText}'", list, list.WithParameters(list.Parameters.Remove(parameter))),
        MethodDeclarationSyntax method => new Edit($"Remove '{method.Identifier.ValueText}'", root => root.RemoveNode(method, SyntaxRemoveOptions.KeepDirectives)),
        _ => null,
    };
}
