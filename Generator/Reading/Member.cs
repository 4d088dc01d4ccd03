using Backpropamine.Generator.Specs;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>A property that declares an input or a layer, before it becomes part of the spec.</summary>
/// <param name="Property">The property.</param>
/// <param name="Declaration">The attribute that declares it.</param>
/// <param name="IsInput">Whether it is an input.</param>
internal sealed record Member(IPropertySymbol Property, AttributeData Declaration, bool IsInput)
{
    public string Name => Property.Name;

    public string Kind => Declaration.AttributeClass!.Name.Replace("Attribute", "");

    public bool IsReadout => Is(KnownNames.Readout);

    public bool IsRecurrent => Is(KnownNames.Recurrent);

    /// <summary>What kind of layer it is.</summary>
    public LayerKind LayerKind => (LayerKind)Enum.Parse(typeof(LayerKind), Kind);

    /// <summary>Whether the layer has connections that could be plastic.</summary>
    public bool CanBePlastic => Is(KnownNames.Recurrent) || Is(KnownNames.Dense) || IsReadout;

    /// <summary>The size, or null where it is a constructor parameter.</summary>
    public int? Size => Is(KnownNames.Dropout) ? null
        : Is(KnownNames.Embedding) ? Declaration.Positional(1, 0)
        : Declaration.ConstructorArguments.Length == 1 ? Declaration.Positional(0, 0)
        : null;

    /// <summary>The cell of its neurons, if it names one.</summary>
    public INamedTypeSymbol? Cell => Declaration.AttributeClass is { IsGenericType: true } generic ? generic.TypeArguments[0] as INamedTypeSymbol : null;

    /// <summary>Whether the attribute of that name declares it, with a cell or without.</summary>
    public bool Is(string attribute) => Attributes.IsOrOf(Declaration.AttributeClass!, attribute);
}
