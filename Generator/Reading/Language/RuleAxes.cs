using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;

namespace Backpropamine.Generator.Reading.Language;

/// <summary>Along which neurons an expression of a rule varies.</summary>
internal static class RuleAxes
{
    public static Domain Of(Expr expr, RuleSpec rule) =>
        expr.Symbols().Aggregate(Domain.None, (domain, name) => domain | Of(name, rule));

    /// <summary>The axis along which such a state does not vary.</summary>
    public static Domain Other(Per per) => per == Per.Pre ? Domain.Post : Domain.Pre;

    private static Domain Of(string name, RuleSpec rule)
    {
        if (rule.Learned.FirstOrDefault(one => one.Name == name) is { } learned)
        {
            return learned.Grain switch { Grain.Scalar => Domain.None, Grain.PerNeuron => Domain.Post, _ => Domain.Pre | Domain.Post };
        }

        if (rule.States.FirstOrDefault(one => one.Symbol == name) is { } state)
        {
            return state.Per switch { Per.Pre => Domain.Pre, Per.Post => Domain.Post, _ => Domain.Pre | Domain.Post };
        }

        if (rule.Reductions.FirstOrDefault(one => one.Symbol == name) is { } reduction)
        {
            return reduction.Over == Over.Pre ? Domain.Post : Domain.Pre;
        }

        return name switch { "pre" or "query" => Domain.Pre, "post" => Domain.Post, _ => Domain.Pre | Domain.Post };
    }
}
