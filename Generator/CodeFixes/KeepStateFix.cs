using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.CodeFixes;

/// <summary>Goes on with the state that a method returns: writes <c>state = state.Detach()</c> where nothing keeps it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class KeepStateFix : Fix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["BPA0306"];

    private protected override Edit? Find(Place place)
    {
        // A fork leaves its state as it was, so that nobody knows which of the two was meant to go on.
        if (place.Around<InvocationExpressionSyntax>() is not { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax state, Name.Identifier.ValueText: not "Fork" } } call) return null;
        if (!CanBeSet(place.Model.GetSymbolInfo(state, place.Token).Symbol)) return null;
        var kept = SyntaxFactory.AssignmentExpression(
            SyntaxKind.SimpleAssignmentExpression,
            state.WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space),
            call.WithoutLeadingTrivia());
        return Edit.Replace($"Go on with what {((MemberAccessExpressionSyntax)call.Expression).Name} returns", call, kept);
    }

    private static bool CanBeSet(ISymbol? symbol) => symbol switch
    {
        ILocalSymbol local => local is { IsUsing: false, IsForEach: false, IsConst: false, RefKind: RefKind.None },
        IParameterSymbol parameter => parameter.RefKind is RefKind.None or RefKind.Ref or RefKind.Out,
        IFieldSymbol field => !field.IsReadOnly,
        _ => false,
    };
}
