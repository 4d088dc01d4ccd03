using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Specs;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading.Cells;

/// <summary>Reads a cell: from its C# where that can be read, else from the [CellBody] of its assembly.</summary>
internal static class CellReader
{
    public static bool IsCell(INamedTypeSymbol type) => type.TypeKind == TypeKind.Struct && type.AllInterfaces.Any(i => Attributes.FullName(i) == KnownNames.Cell);

    /// <summary>Reads a cell; null, with findings, if it cannot be read.</summary>
    /// <param name="cell">The cell's type.</param>
    /// <param name="compilation">From where it is used.</param>
    /// <param name="use">Where it is used, for what cannot be said at the cell itself.</param>
    /// <param name="findings">Takes what is wrong.</param>
    public static CellSpec? Read(INamedTypeSymbol cell, Compilation compilation, Location? use, Findings findings)
    {
        if (RuleSource.Of(cell, compilation, findings.Token) is { } source) return new CellSourceReader(source, findings).Read();
        var body = cell.ContainingAssembly.GetAttributes().FirstOrDefault(attribute =>
            attribute.AttributeClass is { } type && Attributes.FullName(type) == KnownNames.CellBody
            && attribute.ConstructorArguments.Length == 2
            && SymbolEqualityComparer.Default.Equals(attribute.ConstructorArguments[0].Value as ISymbol, cell));
        var text = body?.Positional(1, "");
        var why = text is null ? "was built without the Backpropamine generator" : BodyText.Flaw(text);
        if (text is not null && BodyText.Read(text) is { } read && CellText.Parse(cell.Name, read) is { } spec) return spec;
        findings.Report(Rules.CellUnreadable, use, cell.Name, $"{cell.ContainingAssembly.Name} {why}");
        return null;
    }

    /// <summary>The cell of a layer; null if it names none, or, with findings, if its cell cannot be read.</summary>
    public static CellSpec? Of(Member layer, Compilation compilation, Findings findings)
    {
        if (layer.Cell is not { } cell || cell.TypeKind == TypeKind.Error) return null;
        var use = layer.Declaration.Place(findings.Token);
        if (cell.DeclaringSyntaxReferences.Length == 0) return Read(cell, compilation, use, findings);

        // What is wrong with a cell is said where it is declared: in this project by CellAnalyzer, in another one there.
        if (Read(cell, compilation, null, new Findings(null, findings.Token)) is { } spec) return spec;
        if (SymbolEqualityComparer.Default.Equals(cell.ContainingAssembly, layer.Property.ContainingAssembly)) findings.Fail();
        else findings.Report(Rules.CellUnreadable, use, cell.Name, $"its declaration in {cell.ContainingAssembly.Name} has errors");
        return null;
    }
}
