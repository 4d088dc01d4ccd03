using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Specs;

/// <summary>A cell: what one neuron does in one step.</summary>
/// <param name="Name">Its type.</param>
/// <param name="Members">Its members in the order of its source; the activity is one of them.</param>
/// <param name="Learned">Its trained coefficients.</param>
internal sealed record CellSpec(string Name, EquatableArray<CellMember> Members, EquatableArray<LearnedSpec> Learned = default)
{
    public const string Activity = "Activity";
    public const string Sum = "sum";
    public const string FromInput = "fromInput";
    public const string FromRecurrent = "fromRecurrent";

    /// <summary>Its paths; their weights lie in this order.</summary>
    public IReadOnlyList<CellMember> Paths => [.. Members.Where(member => member.Part == CellPart.Path)];

    public IEnumerable<CellMember> States => Members.Where(member => member.Part == CellPart.State);

    /// <summary>Whether all paths take what comes in as one sum.</summary>
    public bool OnlySums => !Reads(FromInput) && !Reads(FromRecurrent);

    /// <summary>The path that is plastic unless [Plastic] names another one: the only one, or the one that its author chose.</summary>
    public CellMember? PlasticPath => Paths.Count == 1 ? Paths[0] : Paths.FirstOrDefault(path => path.IsPlastic);

    /// <summary>Whether any member reads the name.</summary>
    public bool Reads(string name) => Members.Any(member => member.Value.Reads(name));

    public CellMember? Find(string name) => Members.FirstOrDefault(member => member.Name == name);

    /// <summary>The members, each after those that it reads; null if some read each other in a circle.</summary>
    public IReadOnlyList<CellMember>? InOrder()
    {
        var (waiting, ordered) = (Members.ToList(), new List<CellMember>());
        while (waiting.FirstOrDefault(next => waiting.All(other => !next.Value.Reads(other.Symbol))) is { } ready)
        {
            ordered.Add(ready);
            waiting.Remove(ready);
        }

        return waiting.Count == 0 ? ordered : null;
    }

    /// <summary>Members that read each other in a circle, the first again at the end; empty if there is none.</summary>
    public IReadOnlyList<CellMember> Circle()
    {
        foreach (var start in Members)
        {
            if (Way(start, start, []) is { } way) return [start, .. way];
        }

        return [];
    }

    private IReadOnlyList<CellMember>? Way(CellMember from, CellMember to, HashSet<CellMember> seen)
    {
        foreach (var next in Members.Where(member => from.Value.Reads(member.Symbol)))
        {
            if (next == to) return [next];
            if (seen.Add(next) && Way(next, to, seen) is { } rest) return [next, .. rest];
        }

        return null;
    }
}
