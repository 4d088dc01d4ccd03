using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;

namespace Backpropamine.Generator.Reading.Checks;

/// <summary>Whether the neurons' activity reaches a value of the rule, itself or through states and sums.</summary>
internal sealed class ActivityOf(RuleSpec rule)
{
    private readonly HashSet<string> _seen = [];

    public bool Reaches(Expr expr) => expr.Symbols().Any(Reaches);

    private bool Reaches(string name)
    {
        if (name is "pre" or "post") return true;
        if (!_seen.Add(name)) return false;
        return rule.States.Where(state => state.Symbol == name).Select(state => state.Next)
            .Concat(rule.Reductions.Where(reduction => reduction.Symbol == name).Select(reduction => reduction.Term))
            .Any(Reaches);
    }
}
