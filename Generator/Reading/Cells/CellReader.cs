using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Specs;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading.Cells;

/// <summary>Reads a cell: from its C# where that can be read, else from the [CellBody] of its assembly.</summary>
internal static class CellReader
{
    private static readonly SharedDeclaration _shared = new(KnownNames.CellBody, Rules.CellUnreadable);

    public static bool IsCell(INamedTypeSymbol type) => type.TypeKind == TypeKind.Struct && type.AllInterfaces.Any(i => Attributes.FullName(i) == KnownNames.Cell);

    /// <summary>Reads a cell; null, with findings, if it cannot be read.</summary>
    /// <param name="cell">The cell's type.</param>
    /// <param name="compilation">From where it is used.</param>
    /// <param name="use">Where it is used, for what cannot be said at the cell itself.</param>
    /// <param name="findings">Takes what is wrong.</param>
    public static CellSpec? Read(INamedTypeSymbol cell, Compilation compilation, Location? use, Findings findings)
    {
        if (RuleSource.Of(cell, compilation, findings.Token) is { } source) return new CellSourceReader(source, findings).Read();
        return _shared.ReadText(cell, CellText.Parse, use, findings);
    }

    /// <summary>The cell of a layer; null if it names none, or, with findings, if its cell cannot be read.</summary>
    public static CellSpec? Of(Member layer, Compilation compilation, Findings findings)
    {
        if (layer.Cell is not { } cell || cell.TypeKind == TypeKind.Error) return null;
        return _shared.ReadUsed(cell, layer.Property, layer.Declaration.Place(findings.Token), (use, heard) => Read(cell, compilation, use, heard), findings);
    }
}
