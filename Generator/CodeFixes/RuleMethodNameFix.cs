using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.CodeFixes;

/// <summary>Gives a method of a rule the name that is most like its own among those that have a meaning, if nothing names it by the old one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RuleMethodNameFix : Fix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["BPA0273"];

    private protected override Edit? Find(Place place)
    {
        if (place.Nearest is not { } name || place.Node is not MethodDeclarationSyntax method) return null;
        if (place.Model.GetDeclaredSymbol(method, place.Token) is not { } symbol || !symbol.ContainingType.GetMembers(name).IsEmpty) return null;
        if (place.Model.Compilation.SyntaxTrees.Any(tree => Mentions(tree, symbol.Name, place.Token))) return null;
        return new Edit($"Rename to '{name}'", root => root.ReplaceToken(method.Identifier, SyntaxFactory.Identifier(name).WithTriviaFrom(method.Identifier)));
    }

    private static bool Mentions(SyntaxTree tree, string word, CancellationToken token) =>
        tree.GetText(token).ToString().Contains(word)
        && tree.GetRoot(token).DescendantNodes().Any(node => node is SimpleNameSyntax name && name.Identifier.ValueText == word);
}
