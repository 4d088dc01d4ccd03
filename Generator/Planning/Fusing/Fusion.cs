using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;
using Backpropamine.Generator.Specs;

namespace Backpropamine.Generator.Planning.Fusing;

/// <summary>Whether a network's recurrence is one fused cell; if not, why.</summary>
/// <param name="Cell">The cell, or null.</param>
/// <param name="Refusal">The reason, or null.</param>
internal sealed record Fusion(FusedCell? Cell, Refusal? Refusal)
{
    public static Fusion Of(Plan plan)
    {
        if (Refusal.Of(plan.Spec) is { } refusal) return new Fusion(null, refusal);
        var layer = plan.Spec.Layers.First(layer => layer.Plastic is not null);
        return new Fusion(Equations(layer, layer.Plastic!), null);
    }

    /// <summary>A layer as a fused cell.</summary>
    public static FusedCell Equations(LayerSpec layer, PlasticSpec plastic)
    {
        Expr eta = plastic.Eta == Grain.One ? 1 : plastic.EtaLearned ? new Expr.Symbol("eta") : plastic.EtaValue;
        var names = new Dictionary<string, Expr>
        {
            ["query"] = new Expr.Symbol("pre"),
            ["w"] = plastic.Slow == SlowWeights.None ? 0 : new Expr.Symbol("w"),
            ["alpha"] = plastic.Alpha == Grain.One ? 1 : new Expr.Symbol("alpha"),
            ["eta"] = eta,
            ["rate"] = plastic.Modulation is null ? eta : new Expr.Symbol("rate"),
        };
        names["drive"] = plastic.Rule.Drive.Substitute(names);
        var trace = plastic.HasTrace ? Plain(plastic.Rule.Trace.Substitute(names)) : null;
        names["change"] = trace is null ? names["drive"]
            : plastic.Modulation!.Order == TraceOrder.TraceThenCommit ? trace
            : new Expr.Symbol("eligibility");
        var hebb = Plain(plastic.Rule.Commit.Substitute(names));
        if (plastic.Limit is { } limit) hebb = Simplify.Fold(new Expr.Clip(hebb, limit));
        return new FusedCell(layer, plastic, Plain(plastic.Rule.Weight.Substitute(names)), hebb, trace);
    }

    private static Expr Plain(Expr expr) => GuardBranches.Guard(Simplify.Fold(expr));
}
