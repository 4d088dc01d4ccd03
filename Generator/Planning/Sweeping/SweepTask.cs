using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Planning.Sweeping;

/// <summary>Something that is computed of connections, before it is known in which sweep.</summary>
/// <param name="Result">The plan's name of what it gives.</param>
/// <param name="Matrix">The plan's name of the matrix that it makes; null for a sum.</param>
/// <param name="Axes">The axes of what it gives.</param>
/// <param name="Equation">The equation of one connection.</param>
/// <param name="Model">A matrix per lane of those connections.</param>
/// <param name="Guard">Under which switch it runs.</param>
/// <param name="After">The nodes that it waits for.</param>
internal sealed record SweepTask(
    string Result, string? Matrix, Domain Axes, Expr Equation, string Model, Guarded Guard, IReadOnlyCollection<SweepNode> After)
{
    /// <summary>Whether it can be computed in the same sweep as another: over the same connections, under the same switch.</summary>
    public bool GoesWith(SweepTask other) => (Model, Guard) == (other.Model, other.Guard);
}
