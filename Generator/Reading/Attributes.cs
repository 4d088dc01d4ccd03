using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.Generator.Reading;

/// <summary>Reads attributes: which there are, what they say and where they say it.</summary>
internal static class Attributes
{
    /// <summary>Namespace and metadata name of a type of the runtime, such as <c>Backpropamine.PlasticAttribute`1</c>; nothing for others.</summary>
    public static string FullName(ITypeSymbol type)
    {
        var definition = type.OriginalDefinition;
        return definition is { ContainingType: null, ContainingNamespace: { Name: KnownNames.Namespace, ContainingNamespace.IsGlobalNamespace: true } }
            ? $"{KnownNames.Namespace}.{definition.MetadataName}"
            : "";
    }

    public static IEnumerable<AttributeData> All(ISymbol symbol, string name) =>
        symbol.GetAttributes().Where(attribute => attribute.AttributeClass is { } type && FullName(type) == name);

    public static AttributeData? Find(ISymbol symbol, string name) => All(symbol, name).FirstOrDefault();

    /// <summary>Whether it is the attribute of that name, or the one of a type, such as <c>[Recurrent&lt;TCell&gt;]</c>.</summary>
    public static bool IsOrOf(INamedTypeSymbol attribute, string name) => FullName(attribute) is var full && (full == name || full == name + "`1");

    /// <summary>The layer attribute of that name, with a cell or without.</summary>
    public static bool Declares(ISymbol symbol, string layer) => symbol.GetAttributes().Any(attribute => attribute.AttributeClass is { } type && IsOrOf(type, layer));

    /// <summary>[Plastic] or [Plastic&lt;TRule&gt;].</summary>
    public static AttributeData? FindPlastic(ISymbol symbol) => AllPlastic(symbol).FirstOrDefault();

    /// <summary>All [Plastic] and [Plastic&lt;TRule&gt;], in the order in which they are written.</summary>
    public static IEnumerable<AttributeData> AllPlastic(ISymbol symbol) =>
        symbol.GetAttributes().Where(attribute => attribute.AttributeClass is { } type && IsOrOf(type, KnownNames.Plastic));

    /// <summary>A named argument's value, or the default.</summary>
    public static T Named<T>(this AttributeData attribute, string name, T fallback)
    {
        foreach (var pair in attribute.NamedArguments)
        {
            if (pair.Key == name && pair.Value.Kind != TypedConstantKind.Error) return Convert(pair.Value, fallback);
        }

        return fallback;
    }

    public static bool Says(this AttributeData attribute, string name) =>
        attribute.NamedArguments.Any(pair => pair.Key == name);

    /// <summary>A constructor argument's value, or the default.</summary>
    public static T Positional<T>(this AttributeData attribute, int index, T fallback) =>
        attribute.ConstructorArguments.Length > index && attribute.ConstructorArguments[index].Kind != TypedConstantKind.Error
            ? Convert(attribute.ConstructorArguments[index], fallback)
            : fallback;

    /// <summary>The texts of an array argument.</summary>
    public static IReadOnlyList<string> Texts(this AttributeData attribute, string name)
    {
        foreach (var pair in attribute.NamedArguments)
        {
            if (pair.Key == name && pair.Value.Kind == TypedConstantKind.Array && !pair.Value.IsNull)
            {
                return [.. pair.Value.Values.Select(value => value.Value as string ?? "")];
            }
        }

        return [];
    }

    /// <summary>Where the attribute stands.</summary>
    public static Location? Place(this AttributeData attribute, CancellationToken token) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(token).GetLocation();

    /// <summary>Where a named argument stands; the whole attribute if it is left out.</summary>
    public static Location? Place(this AttributeData attribute, string name, CancellationToken token) =>
        Arguments(attribute, token).FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name)?.Expression.GetLocation()
        ?? attribute.Place(token);

    /// <summary>Where an element of an array argument stands; the whole argument if it cannot be told.</summary>
    public static Location? Place(this AttributeData attribute, string name, int element, CancellationToken token)
    {
        IEnumerable<ExpressionSyntax> written = Arguments(attribute, token).FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name)?.Expression switch
        {
            ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: var expressions } => expressions,
            ArrayCreationExpressionSyntax { Initializer.Expressions: var expressions } => expressions,
            CollectionExpressionSyntax { Elements: var elements } when elements.All(one => one is ExpressionElementSyntax) =>
                elements.Select(one => ((ExpressionElementSyntax)one).Expression),
            _ => [],
        };
        return written.ElementAtOrDefault(element)?.GetLocation() ?? attribute.Place(name, token);
    }

    /// <summary>Where a positional argument stands; the whole attribute if it is left out.</summary>
    public static Location? Place(this AttributeData attribute, int index, CancellationToken token) =>
        Arguments(attribute, token).Where(a => a.NameEquals is null).ElementAtOrDefault(index)?.Expression.GetLocation()
        ?? attribute.Place(token);

    private static IEnumerable<AttributeArgumentSyntax> Arguments(AttributeData attribute, CancellationToken token) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(token) is AttributeSyntax { ArgumentList.Arguments: var arguments }
            ? arguments
            : [];

    private static T Convert<T>(TypedConstant constant, T fallback) => constant.Value switch
    {
        null => fallback,
        T value => value,
        int value when typeof(T).IsEnum => (T)Enum.ToObject(typeof(T), value),
        IConvertible value when typeof(T) == typeof(double) =>
            (T)(object)value.ToDouble(System.Globalization.CultureInfo.InvariantCulture),
        _ => fallback,
    };
}
