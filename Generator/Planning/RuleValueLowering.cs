using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;

namespace Backpropamine.Generator.Planning;

/// <summary>A rule's own values in a layer: learned coefficients, states, sums and maxima over neurons.</summary>
internal static class RuleValueLowering
{
    /// <summary>The tensors of its states.</summary>
    public static void Declare(LayerSpec layer, PlasticSpec plastic, PlasticConnection connection, PlanDraft draft)
    {
        LearnedLowering.Declare(layer, plastic.Rule.Learned, plastic.Names, connection, draft);
        foreach (var state in plastic.Rule.States)
        {
            Dimension[] shape = state.Per switch
            {
                Per.Pre => [connection.PreSize],
                Per.Post => [connection.PostSize],
                _ => [connection.PreSize, connection.PostSize],
            };
            draft.Carry(layer.Name, plastic.Names.Part(state.Name), Next(layer, plastic, state), state.Per == Per.Connection ? Domain.Synapse : Domain.Vector,
                new InitialSpec(Initial.Constant, state.Initial), shape);
        }
    }

    /// <summary>What the rule's own names mean, beside a connection's pre and post.</summary>
    public static Dictionary<string, Expr> Values(LayerSpec layer, PlasticSpec plastic)
    {
        var values = LearnedLowering.Values(layer, plastic.Rule.Learned, plastic.Names);
        foreach (var state in plastic.Rule.States)
        {
            Expr before = new Expr.Symbol(PlanDraft.Before(layer.Name, plastic.Names.Part(state.Name)));
            values[state.Symbol] = state.Per == Per.Pre ? new Expr.AsPre(before) : before;
        }

        foreach (var reduction in plastic.Rule.Reductions)
        {
            Expr value = new Expr.Symbol($"{layer.Name}.{plastic.Names.Value(reduction.Symbol)}");
            values[reduction.Symbol] = reduction.Over == Over.Post ? new Expr.AsPre(value) : value;
        }

        return values;
    }

    /// <summary>Sums and maxima before the step, or of what its commit leaves.</summary>
    public static void Reduce(LayerSpec layer, PlasticSpec plastic, IEnumerable<ReductionSpec> reductions, Dictionary<string, Expr> names, PlanDraft draft, bool committed = false)
    {
        foreach (var reduction in reductions)
        {
            var term = Passes.Simplify.Fold(reduction.Term.Substitute(names));
            if (draft.DomainOf(term) != Domain.Synapse) term = new Expr.Spread(new Expr.Symbol(PlanDraft.HebbBefore(layer.Name, plastic)), term);
            var sign = (reduction.Kind == Reduction.Sum ? "Σ" : "max") + (reduction.Over == Over.Pre ? "ᵢ" : "ⱼ");
            var written = committed ? MathText.Committed(reduction.Term, plastic.Rule) : reduction.Term;
            Expr value = draft.Compute($"{layer.Name}.{plastic.Names.Value(committed ? "next" + reduction.Name : reduction.Symbol)}", Domain.Vector,
                new Expr.Reduce(reduction.Kind, reduction.Over, term), plastic.Names.Line($"{reduction.Symbol}{(committed ? "(t+1)" : "")} = {sign} {MathText.Of(written, asFactor: true)}"));
            names[reduction.Symbol] = reduction.Over == Over.Post ? new Expr.AsPre(value) : value;
        }
    }

    /// <summary>What the rule's own names mean after the commit.</summary>
    public static Dictionary<string, Expr> Committed(LayerSpec layer, PlasticSpec plastic)
    {
        var values = LearnedLowering.Values(layer, plastic.Rule.Learned, plastic.Names);
        values["hebb"] = new Expr.Symbol(PlanDraft.HebbNext(layer.Name, plastic));
        foreach (var state in plastic.Rule.States)
        {
            Expr next = new Expr.Symbol(Next(layer, plastic, state));
            values[state.Symbol] = state.Per == Per.Pre ? new Expr.AsPre(next) : next;
        }

        return values;
    }

    /// <summary>The states' next values.</summary>
    public static void Advance(LayerSpec layer, PlasticSpec plastic, Dictionary<string, Expr> names, PlanDraft draft)
    {
        foreach (var state in plastic.Rule.States)
        {
            var next = state.Next.Substitute(names);
            if (state.Per == Per.Pre) next = next.Rewrite(e => e is Expr.AsPre(var vector) ? vector : e);
            draft.Compute(Next(layer, plastic, state), state.Per == Per.Connection ? Domain.Synapse : Domain.Vector, next,
                plastic.Names.Line($"{state.Symbol}(t+1) = {MathText.Of(state.Next)}"), Guarded.WhenHebbIsWritten);
        }
    }

    private static string Next(LayerSpec layer, PlasticSpec plastic, StateSpec state) => $"{layer.Name}.{plastic.Names.Value("next" + state.Name)}";
}
