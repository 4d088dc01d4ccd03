namespace Backpropamine.Generator.Planning.Sweeping;

/// <summary>A plan whose recurrence runs in sweeps over connections, and in Torch's operations on vectors between them.</summary>
/// <param name="Plan">The plan, with the values that the sweeps give.</param>
/// <param name="Items">The recurrence, in order.</param>
internal sealed record SweptPlan(Plan Plan, IReadOnlyList<SweptItem> Items)
{
    public IEnumerable<Sweep> Sweeps => Items.Select(item => item.Sweep).OfType<Sweep>();
}
