namespace Backpropamine.Generator.Text;

/// <summary>Makes equatable arrays.</summary>
internal static class Equatable
{
    public static EquatableArray<T> ToEquatable<T>(this IEnumerable<T> items)
        where T : IEquatable<T> => new(items.ToArray());
}
