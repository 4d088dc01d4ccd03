using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;

namespace Backpropamine.Generator.Planning;

/// <summary>A rule's own values in a layer: learned coefficients, states, sums and maxima over neurons.</summary>
internal static class RuleValueLowering
{
    /// <summary>The tensors of its states.</summary>
    public static void Declare(LayerSpec layer, PlasticConnection connection, PlanDraft draft)
    {
        LearnedLowering.Declare(layer, layer.Plastic!.Rule.Learned, connection, draft);
        foreach (var state in layer.Plastic.Rule.States)
        {
            Dimension[] shape = state.Per switch
            {
                Per.Pre => [connection.PreSize],
                Per.Post => [connection.PostSize],
                _ => [connection.PreSize, connection.PostSize],
            };
            draft.Carry(layer.Name, state.Name, Next(layer, state), state.Per == Per.Connection ? Domain.Synapse : Domain.Vector,
                new InitialSpec(Initial.Constant, state.Initial), shape);
        }
    }

    /// <summary>What the rule's own names mean, beside a connection's pre and post.</summary>
    public static Dictionary<string, Expr> Values(LayerSpec layer)
    {
        var values = LearnedLowering.Values(layer, layer.Plastic!.Rule.Learned);
        foreach (var state in layer.Plastic!.Rule.States)
        {
            Expr before = new Expr.Symbol(PlanDraft.Before(layer.Name, state.Name));
            values[state.Symbol] = state.Per == Per.Pre ? new Expr.AsPre(before) : before;
        }

        foreach (var reduction in layer.Plastic.Rule.Reductions)
        {
            Expr value = new Expr.Symbol($"{layer.Name}.{reduction.Symbol}");
            values[reduction.Symbol] = reduction.Over == Over.Post ? new Expr.AsPre(value) : value;
        }

        return values;
    }

    /// <summary>Sums and maxima before the step, or of what its commit leaves.</summary>
    public static void Reduce(LayerSpec layer, IEnumerable<ReductionSpec> reductions, Dictionary<string, Expr> names, PlanDraft draft, bool committed = false)
    {
        foreach (var reduction in reductions)
        {
            var term = Passes.Simplify.Fold(reduction.Term.Substitute(names));
            if (draft.DomainOf(term) != Domain.Synapse) term = new Expr.Spread(new Expr.Symbol(PlanDraft.Before(layer.Name, "Hebb")), term);
            var sign = (reduction.Kind == Reduction.Sum ? "Σ" : "max") + (reduction.Over == Over.Pre ? "ᵢ" : "ⱼ");
            var written = committed ? MathText.Committed(reduction.Term, layer.Plastic!.Rule) : reduction.Term;
            Expr value = draft.Compute($"{layer.Name}.{(committed ? "next" + reduction.Name : reduction.Symbol)}", Domain.Vector,
                new Expr.Reduce(reduction.Kind, reduction.Over, term), $"{reduction.Symbol}{(committed ? "(t+1)" : "")} = {sign} {MathText.Of(written, asFactor: true)}");
            names[reduction.Symbol] = reduction.Over == Over.Post ? new Expr.AsPre(value) : value;
        }
    }

    /// <summary>What the rule's own names mean after the commit.</summary>
    public static Dictionary<string, Expr> Committed(LayerSpec layer)
    {
        var values = LearnedLowering.Values(layer, layer.Plastic!.Rule.Learned);
        values["hebb"] = new Expr.Symbol($"{layer.Name}.hebbNext");
        foreach (var state in layer.Plastic!.Rule.States)
        {
            Expr next = new Expr.Symbol(Next(layer, state));
            values[state.Symbol] = state.Per == Per.Pre ? new Expr.AsPre(next) : next;
        }

        return values;
    }

    /// <summary>The states' next values.</summary>
    public static void Advance(LayerSpec layer, Dictionary<string, Expr> names, PlanDraft draft)
    {
        foreach (var state in layer.Plastic!.Rule.States)
        {
            var next = state.Next.Substitute(names);
            if (state.Per == Per.Pre) next = next.Rewrite(e => e is Expr.AsPre(var vector) ? vector : e);
            draft.Compute(Next(layer, state), state.Per == Per.Connection ? Domain.Synapse : Domain.Vector, next,
                $"{state.Symbol}(t+1) = {MathText.Of(state.Next)}", Guarded.WhenHebbIsWritten);
        }
    }

    private static string Next(LayerSpec layer, StateSpec state) => $"{layer.Name}.next{state.Name}";
}
