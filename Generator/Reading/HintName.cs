using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>Names of generated files. Roslyn compares them without regard to case, C# names its types with it; and file systems have a limit.</summary>
internal static class HintName
{
    /// <summary>How long a name may be as UTF-8: file systems take 255 bytes, and the endings need some.</summary>
    private const int Longest = 200;

    /// <summary>The type's full name; with a number made of it where another type or namespace differs from it only in case, or where it is too long.</summary>
    public static string Of(INamedTypeSymbol type)
    {
        var name = FullName(type);
        if (Encoding.UTF8.GetByteCount(name) > Longest) return $"{Short(name)}-{Hash(name)}";
        return HasDouble(type) ? $"{name}-{Hash(name)}" : name;
    }

    private static string FullName(INamedTypeSymbol type)
    {
        var prefix = type.ContainingType is { } outer ? FullName(outer)
            : type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString().Replace("@", "");
        return prefix.Length == 0 ? type.MetadataName : $"{prefix}.{type.MetadataName}";
    }

    /// <summary>The end of a name, which tells most; of no surrogate pair only a half.</summary>
    private static string Short(string name)
    {
        var start = name.Length;
        while (start > 0 && Encoding.UTF8.GetByteCount(name.Substring(start - 1)) <= Longest - 20) start--;
        return name.Substring(char.IsLowSurrogate(name[start]) ? start + 1 : start).TrimStart('.');
    }

    /// <summary>FNV-1a: the same in every run.</summary>
    private static string Hash(string name)
    {
        var hash = name.Aggregate(14695981039346656037UL, (sum, letter) => unchecked((sum ^ letter) * 1099511628211UL));
        return hash.ToString("x16", CultureInfo.InvariantCulture);
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
