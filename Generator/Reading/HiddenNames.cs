using Backpropamine.Generator.Emitting;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>Finds whether a name that generated code writes would mean something else where it stands.</summary>
internal static class HiddenNames
{
    public static bool Any(INamedTypeSymbol type, Compilation compilation)
    {
        // In the global namespace, usings rank below the author's own types and beside global usings.
        var space = type.ContainingNamespace;
        if (space.IsGlobalNamespace) return true;
        IReadOnlyList<INamedTypeSymbol> types = [.. Around(type), .. type.GetTypeMembers("Output"), .. type.GetTypeMembers("State")];
        var whole = compilation.GetCompilationNamespace(space) ?? space;
        var imported = Vocabulary.Imported.Select(name => Find(compilation.GlobalNamespace, name)).OfType<INamespaceSymbol>().ToList();
        return Vocabulary.Names.Any(name => types.Any(scope => Has(scope, name))
            || whole.GetMembers(name).Any(member => !IsMeant(member))
            || imported.Any(import => import.GetTypeMembers(name).Any(member => !IsMeant(member))));
    }

    /// <summary>The type and those around it, with what those inherit.</summary>
    private static IEnumerable<INamedTypeSymbol> Around(INamedTypeSymbol type)
    {
        yield return type;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            for (var level = outer; level is not null; level = level.BaseType) yield return level;
        }
    }

    private static bool Has(INamedTypeSymbol scope, string name) =>
        scope.GetMembers(name).Length > 0 || scope.TypeParameters.Any(parameter => parameter.Name == name);

    private static bool IsMeant(ISymbol symbol) => $"{symbol.ContainingNamespace?.ToDisplayString()}.{symbol.Name}" == Vocabulary.Full(symbol.Name);

    private static INamespaceSymbol? Find(INamespaceSymbol root, string name)
    {
        INamespaceSymbol? found = root;
        foreach (var part in name.Split('.')) found = found?.GetNamespaceMembers().FirstOrDefault(one => one.Name == part);
        return found;
    }
}
