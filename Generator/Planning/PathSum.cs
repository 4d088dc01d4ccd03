using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;

namespace Backpropamine.Generator.Planning;

/// <summary>What comes into a path of a cell.</summary>
/// <param name="Sum">All of it.</param>
/// <param name="FromInput">The part from what the layer reads; only where the cell names the parts.</param>
/// <param name="FromRecurrent">The part from h(t−1), likewise.</param>
internal sealed record PathSum(Expr Sum, Expr FromInput, Expr FromRecurrent)
{
    /// <summary>How equations call the sum.</summary>
    public string Text { get; init; } = CellSpec.Sum;
}
