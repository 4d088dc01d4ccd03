using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>Names of generated files. Roslyn compares them without regard to case, C# names its types with it.</summary>
internal static class HintName
{
    /// <summary>The type's full name; where another type or namespace differs from it only in case, also which letters are capitals.</summary>
    public static string Of(INamedTypeSymbol type)
    {
        var name = FullName(type);
        return HasDouble(type) ? $"{name}-{string.Concat(name.Select(letter => char.IsUpper(letter) ? '1' : '0'))}" : name;
    }

    private static string FullName(INamedTypeSymbol type)
    {
        var prefix = type.ContainingType is { } outer ? FullName(outer)
            : type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString().Replace("@", "");
        return prefix.Length == 0 ? type.MetadataName : $"{prefix}.{type.MetadataName}";
    }

    private static bool HasDouble(INamedTypeSymbol type)
    {
        for (INamespaceOrTypeSymbol? scope = type; scope?.ContainingSymbol is INamespaceOrTypeSymbol around; scope = around)
        {
            if (around.GetMembers().OfType<INamespaceOrTypeSymbol>().Any(other =>
                other.Name != scope.Name && string.Equals(other.Name, scope.Name, StringComparison.OrdinalIgnoreCase))) return true;
        }

        return false;
    }
}
