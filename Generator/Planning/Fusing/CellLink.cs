using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Planning.Fusing;

/// <summary>A cell of a chain.</summary>
/// <param name="Before">What is computed for all steps before it, of the cells before it.</param>
/// <param name="Cell">The cell.</param>
internal sealed record CellLink(IReadOnlyList<Statement> Before, FusedCell Cell);
