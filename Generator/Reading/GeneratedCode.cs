using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>Tells the author's declarations from the generator's, which analyzers see too.</summary>
internal static class GeneratedCode
{
    private static readonly string Folder = typeof(PlasticGenerator).FullName!;

    public static bool Declares(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Length > 0 && symbol.DeclaringSyntaxReferences.All(reference => Is(reference.SyntaxTree));

    public static bool Is(SyntaxTree tree) => tree.FilePath.Contains(Folder);
}
