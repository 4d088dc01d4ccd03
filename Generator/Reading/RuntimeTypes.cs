using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>The types of the runtime that a compilation refers to, as symbols: what sees every type of a project compares these.</summary>
internal sealed class RuntimeTypes
{
    private readonly HashSet<ISymbol> _roots;
    private readonly HashSet<ISymbol> _rules;
    private readonly HashSet<ISymbol> _cells;

    private RuntimeTypes(HashSet<ISymbol> roots, Compilation compilation)
    {
        _roots = roots;
        _rules = Find(compilation, [KnownNames.Rule]);
        _cells = Find(compilation, [KnownNames.Cell]);
    }

    /// <summary>The types; null for a compilation that does not refer to the runtime, in which there is nothing to say.</summary>
    public static RuntimeTypes? Of(Compilation compilation) =>
        Find(compilation, KnownNames.Roots) is { Count: > 0 } roots ? new RuntimeTypes(roots, compilation) : null;

    /// <summary>Whether the type carries an attribute that makes it a network.</summary>
    public bool IsNetwork(INamedTypeSymbol type) => Carries(type, _roots);

    /// <summary>Whether the type is a plasticity rule.</summary>
    public bool IsRule(INamedTypeSymbol type) => IsStructOf(type, _rules);

    /// <summary>Whether the type is a cell.</summary>
    public bool IsCell(INamedTypeSymbol type) => IsStructOf(type, _cells);

    private static bool IsStructOf(INamedTypeSymbol type, HashSet<ISymbol> interfaces) =>
        type.TypeKind == TypeKind.Struct && type.AllInterfaces.Any(one => interfaces.Contains(one.OriginalDefinition));

    private static bool Carries(ISymbol symbol, HashSet<ISymbol> attributes) =>
        symbol.GetAttributes().Any(attribute => attribute.AttributeClass is { } type && attributes.Contains(type.OriginalDefinition));

    private static HashSet<ISymbol> Find(Compilation compilation, IEnumerable<string> names) =>
        new(names.SelectMany(name => compilation.GetTypesByMetadataName(name)), SymbolEqualityComparer.Default);
}
