using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>A rule where its C# can be read: in this compilation, or in that of a project beside it.</summary>
/// <param name="Rule">The rule, as its own compilation sees it.</param>
/// <param name="Compilation">The compilation that declares it.</param>
internal sealed record RuleSource(INamedTypeSymbol Rule, Compilation Compilation)
{
    /// <summary>The rule's source; null where there is none.</summary>
    public static RuleSource? Of(INamedTypeSymbol rule, Compilation compilation, CancellationToken token)
    {
        if (rule.DeclaringSyntaxReferences.FirstOrDefault() is not { } declared) return null;
        var home = compilation.References.OfType<CompilationReference>().Select(reference => reference.Compilation).Prepend(compilation)
            .FirstOrDefault(candidate => candidate.ContainsSyntaxTree(declared.SyntaxTree));
        return home?.GetSemanticModel(declared.SyntaxTree).GetDeclaredSymbol(declared.GetSyntax(token), token) is INamedTypeSymbol type
            ? new RuleSource(type, home)
            : null;
    }
}
