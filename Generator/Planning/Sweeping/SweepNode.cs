using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Planning.Sweeping;

/// <summary>A statement of the recurrence while sweeps are sought, with the one that stands for it under the opposite switch.</summary>
internal sealed class SweepNode
{
    /// <summary>The statements, over what the tasks give.</summary>
    public IReadOnlyList<Statement> Statements { get; set; } = [];

    /// <summary>What the statement wants of connections.</summary>
    public List<SweepTask> Tasks { get; } = [];

    /// <summary>The nodes that it waits for.</summary>
    public HashSet<SweepNode> After { get; } = [];
}
