using Microsoft.CodeAnalysis;

namespace Backpropamine.CodeFixes;

/// <summary>What a fix does to a file.</summary>
/// <param name="Title">What a person reads before choosing it.</param>
/// <param name="Apply">The file's root with the change.</param>
internal sealed record Edit(string Title, Func<SyntaxNode, SyntaxNode?> Apply)
{
    /// <summary>Puts one node in the place of another.</summary>
    public static Edit Replace(string title, SyntaxNode old, SyntaxNode replacement) => new(title, root => root.ReplaceNode(old, replacement));
}
