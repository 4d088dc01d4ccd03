using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Specs;

internal enum CellPart
{
    Path,
    Value,
    State,
    Activity,
}

/// <summary>One value of a cell's step, over the names that its author reads.</summary>
/// <param name="Name">The method.</param>
/// <param name="Part">What it is.</param>
/// <param name="Value">What it comes to. A path's reads <c>sum</c>, <c>fromInput</c> or <c>fromRecurrent</c>.</param>
internal sealed record CellMember(string Name, CellPart Part, Expr Value)
{
    /// <summary>How other members read it.</summary>
    public string Symbol => Naming.Camel(Name);

    /// <summary>How members read its value of the step before; only of a state and of the activity.</summary>
    public string Previous => "previous" + Name;

    /// <summary>Where a state starts.</summary>
    public double Initial { get; init; }

    /// <summary>Whether [Plastic] makes a path plastic that it does not name.</summary>
    public bool IsPlastic { get; init; }

    /// <summary>The member that is post where a path is plastic; null for the path itself.</summary>
    public string? Post { get; init; }

    /// <summary>Whether it has a value of the step before.</summary>
    public bool IsCarried => Part is CellPart.State or CellPart.Activity;
}
