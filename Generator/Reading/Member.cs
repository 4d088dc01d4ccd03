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

    public bool IsReadout => Attributes.FullName(Declaration.AttributeClass!) == KnownNames.Readout;

    public bool IsRecurrent => Attributes.FullName(Declaration.AttributeClass!) == KnownNames.Recurrent;

    /// <summary>Whether the layer has connections that could be plastic.</summary>
    public bool CanBePlastic => Attributes.FullName(Declaration.AttributeClass!) is KnownNames.Recurrent or KnownNames.Dense or KnownNames.Readout;

    /// <summary>The size, or null where it is a constructor parameter.</summary>
    public int? Size => Declaration.ConstructorArguments.Length == 1 ? Declaration.Positional(0, 0) : null;
}
