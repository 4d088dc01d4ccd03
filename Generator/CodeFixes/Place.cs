using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

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

    /// <summary>How lines end in the file, where the diagnostic is.</summary>
    public SyntaxTrivia LineEnd
    {
        get
        {
            var text = Root.SyntaxTree.GetText(Token);
            var line = text.Lines.GetLineFromPosition(Diagnostic.Location.SourceSpan.Start);
            if (line.End == line.EndIncludingLineBreak && line.LineNumber > 0) line = text.Lines[line.LineNumber - 1];
            return SyntaxFactory.EndOfLine(line.End == line.EndIncludingLineBreak ? "\n" : text.ToString(new(line.End, line.EndIncludingLineBreak - line.End)));
        }
    }

    /// <summary>The node around what was reported, or that itself.</summary>
    public T? Around<T>()
        where T : SyntaxNode => Node.FirstAncestorOrSelf<T>();
}
