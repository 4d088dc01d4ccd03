namespace Backpropamine.Pages.Sources;

/// <summary>What the runtime has of a kind.</summary>
internal static class BuiltIn
{
    /// <summary>Its public structs of that kind, by name.</summary>
    /// <typeparam name="TKind">The interface that marks them.</typeparam>
    public static IReadOnlyList<Type> Of<TKind>() =>
        [.. typeof(TKind).Assembly.GetTypes().Where(type => type.IsValueType && type.IsPublic && type.IsAssignableTo(typeof(TKind))).OrderBy(type => type.Name, StringComparer.Ordinal)];
}
