using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Tests.Support;

/// <summary>Walks everything that an object holds, looking for what a generator must not keep between two keystrokes.</summary>
internal static class RoslynObjects
{
    /// <summary>The path to the first symbol, syntax, compilation, location or operation held, or null.</summary>
    public static string? Find(object? root) => Find(root, "value", new HashSet<object>(ReferenceEqualityComparer.Instance));

    private static string? Find(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string or Type or MemberInfo or Assembly or Pointer) return null;
        Type type = value.GetType();
        if (type.IsPrimitive || type.IsEnum || type.IsPointer) return null;
        if (IsRoslyn(value)) return $"{path}: {type.Name}";
        if (!type.IsValueType && !seen.Add(value)) return null;

        if (value is Array array) return FindIn(array, path, seen);
        foreach (FieldInfo field in Fields(type))
        {
            if (Find(field.GetValue(value), $"{path}.{NameOf(field)}", seen) is { } found) return found;
        }

        return null;
    }

    private static string? FindIn(IEnumerable items, string path, HashSet<object> seen)
    {
        int index = 0;
        foreach (object? item in items)
        {
            if (Find(item, $"{path}[{index++}]", seen) is { } found) return found;
        }

        return null;
    }

    private static string NameOf(FieldInfo field) =>
        field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;

    private static bool IsRoslyn(object value) =>
        value is ISymbol or SyntaxNode or SyntaxToken or SyntaxTrivia or SyntaxTree or SyntaxReference or Compilation
            or SemanticModel or Location or IOperation or AttributeData;

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (Type? level = type; level is not null; level = level.BaseType)
        {
            foreach (FieldInfo field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }
}
