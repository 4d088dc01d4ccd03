using System.Collections.Immutable;
using System.Composition;
using Backpropamine.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.CodeFixes;

/// <summary>Writes an expression or a choice that the rule language has not with what it has.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ExpressionFix : Fix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["BPA0222"];

    private protected override Edit? Find(Place place) => place.Node switch
    {
        BinaryExpressionSyntax binary => OperatorEdits.Find(binary, place),
        IsPatternExpressionSyntax pattern => PatternEdits.Find(pattern),
        InvocationExpressionSyntax call => FunctionEdits.Find(call),
        IfStatementSyntax choice => ChoiceEdits.Find(choice),
        _ => null,
    };
}
