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
    public bool CanBePlastic => Attributes.FullName(Declaration.AttributeClass!) is KnownNames.Recurrent or KnownNames.Dense or KnownNames.Readout;

    /// <summary>The size, or null where it is a constructor parameter.</summary>
    public int? Size => Is(KnownNames.Dropout) ? null
        : Is(KnownNames.Embedding) ? Declaration.Positional(1, 0)
        : Declaration.ConstructorArguments.Length == 1 ? Declaration.Positional(0, 0)
        : null;

    /// <summary>Whether the attribute of that name declares it.</summary>
    public bool Is(string attribute) => Attributes.FullName(Declaration.AttributeClass!) == attribute;
}
