using Backpropamine.Generator.Planning;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Sweeping;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>The C# names of a plan's values: <c>hidden.hebb</c> is the local hiddenHebb, a parameter is looked up in its layer.</summary>
internal sealed class Locals
{
    private static readonly string[] Taken =
        ["state", "next", "reset", "record", "recorded", "steps", "scope", "inputs", "activities", "output", "outputs", "run", "start", "count", "fused", "tensors", "made", "torch"];

    private readonly Dictionary<string, string> _names = [];
    private readonly HashSet<string> _used = [.. Taken];

    public Locals(Plan plan)
    {
        foreach (var value in plan.Values) Add(value);
    }

    /// <summary>Names a value.</summary>
    public void Add(PlanValue value)
    {
        var (layer, part) = ValueName.Split(value.Name);
        _names[value.Name] = value.Role == ValueRole.Parameter ? $"{Naming.Member(layer)}[\"{part}\"]"
            : value.Role == ValueRole.Marks ? $"{Naming.Member(layer)}.Marks()"
            : Unused(Naming.Camel(layer) + (part.Length == 0 ? "" : char.ToUpperInvariant(part[0]) + part.Substring(1)));
    }

    public string Of(string value) => _names[value];

    /// <summary>Names what a sweep gives: the elements of the list that it returns.</summary>
    public void Name(Sweep sweep)
    {
        for (var i = 0; i < sweep.Results.Count; i++)
        {
            _names[sweep.Results[i].Target] = $"{Of(sweep.Name)}{(sweep.Guard == Guarded.Always ? "" : "!")}[{i}]";
        }

        for (var i = 0; i < sweep.Passed.Count; i++)
        {
            var given = $"{Of(sweep.Name)}{(sweep.Guard == Guarded.Always ? "" : "?")}[{sweep.Results.Count + i}]";
            _names[sweep.Passed[i].Target] = sweep.Guard == Guarded.Always ? given : $"({given} ?? {Of(sweep.Passed[i].Part)})";
        }
    }

    private string Unused(string name)
    {
        while (!_used.Add(name)) name += "_";
        return Naming.Identifier(name);
    }
}
