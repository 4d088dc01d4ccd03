using Microsoft.CodeAnalysis;

namespace Backpropamine.CodeFixes;

/// <summary>Where a diagnostic is.</summary>
/// <param name="Root">The file.</param>
/// <param name="Model">What its names mean.</param>
/// <param name="Diagnostic">The diagnostic.</param>
/// <param name="Token">Ends the search.</param>
internal sealed record Place(SyntaxNode Root, SemanticModel Model, Diagnostic Diagnostic, CancellationToken Token)
{
    /// <summary>The node that was reported, as the innermost one of that span.</summary>
    public SyntaxNode Node => Root.FindNode(Diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>The name that should have been written, if one is like it.</summary>
    public string? Nearest => Diagnostic.Properties.TryGetValue("Nearest", out var name) ? name : null;

    /// <summary>The node around what was reported, or that itself.</summary>
    public T? Around<T>()
        where T : SyntaxNode => Node.FirstAncestorOrSelf<T>();
}
