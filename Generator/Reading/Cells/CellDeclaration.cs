using Backpropamine.Generator.Specs;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading.Cells;

/// <summary>A cell that this compilation declares.</summary>
/// <param name="Type">Its full name, as C#.</param>
/// <param name="HintName">The name of the generated file, without its ending.</param>
/// <param name="Cell">What it says.</param>
internal sealed record CellDeclaration(string Type, string HintName, CellSpec Cell)
{
    /// <summary>The declaration, if the type is a cell that other assemblies could use and that can be read.</summary>
    public static CellDeclaration? Of(INamedTypeSymbol type, Compilation compilation, CancellationToken token)
    {
        if (!CellReader.IsCell(type) || !RuleDeclaration.IsReachable(type)) return null;
        return CellReader.Read(type, compilation, null, new Findings(null, token)) is { } cell
            ? new CellDeclaration(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), Reading.HintName.Of(type), cell)
            : null;
    }
}
