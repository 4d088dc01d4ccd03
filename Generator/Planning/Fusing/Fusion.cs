using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;
using Backpropamine.Generator.Specs;

namespace Backpropamine.Generator.Planning.Fusing;

/// <summary>Whether a network's recurrence is one fused cell; if not, why.</summary>
/// <param name="Cell">The cell, or null.</param>
/// <param name="Refusal">The reason in words that follow the network's name, or null.</param>
internal sealed record Fusion(FusedCell? Cell, string? Refusal)
{
    public static Fusion Of(Plan plan)
    {
        var plastic = plan.Spec.Layers.Where(layer => layer.Plastic is not null).ToList();
        if (plastic.Count != 1) return Refuse(plastic.Count == 0 ? "has no plastic layer" : $"has {plastic.Count} plastic layers");
        var layer = plastic[0];
        if (layer.Kind != LayerKind.Recurrent) return Refuse($"has a plastic layer that is not recurrent, {layer.Name}");
        if (plan.Carried.FirstOrDefault(c => c.Layer != layer.Name) is { } other) return Refuse($"carries the activity of {other.Layer} besides {layer.Name}");
        if (plan.Statements.FirstOrDefault(s => s.Phase == Phase.Advance && s.Target.Split('.')[0] != layer.Name) is { } also)
        {
            return Refuse($"computes {also.Target.Split('.')[0]} within its recurrence");
        }

        if (layer.Input == InputMode.Clamp) return Refuse($"clamps the input of {layer.Name}");
        if (layer.Activation == Activation.Softmax) return Refuse($"has a softmax in {layer.Name}");
        if (!plan.Statements.Any(s => s.Phase == Phase.Project && s.Target == layer.Name + ".input"))
        {
            return Refuse($"computes the input of {layer.Name} within its recurrence");
        }

        var modulation = layer.Plastic!.Modulation;
        if (modulation is { External: false } && modulation.Source != layer.Name) return Refuse($"takes the modulation of {layer.Name} from {modulation.Source}");
        if (modulation?.Activation == Activation.Softmax) return Refuse($"has a softmax in the modulator of {layer.Name}");
        return new Fusion(Equations(layer, layer.Plastic!), null);
    }

    private static Fusion Refuse(string reason) => new(null, reason);

    private static FusedCell Equations(LayerSpec layer, PlasticSpec plastic)
    {
        Expr eta = plastic.Eta == Grain.One ? 1 : plastic.EtaLearned ? new Expr.Symbol("eta") : plastic.EtaValue;
        var names = new Dictionary<string, Expr>
        {
            ["w"] = plastic.Slow == SlowWeights.None ? 0 : new Expr.Symbol("w"),
            ["alpha"] = plastic.Alpha == Grain.One ? 1 : new Expr.Symbol("alpha"),
            ["eta"] = eta,
            ["rate"] = plastic.Modulation is null ? eta : new Expr.Symbol("rate"),
        };
        names["drive"] = plastic.Rule.Drive.Substitute(names);
        var trace = plastic.HasTrace ? Simplify.Fold(plastic.Rule.Trace.Substitute(names)) : null;
        names["change"] = trace is null ? names["drive"]
            : plastic.Modulation!.Order == TraceOrder.TraceThenCommit ? trace
            : new Expr.Symbol("eligibility");
        var hebb = Simplify.Fold(plastic.Rule.Commit.Substitute(names));
        if (plastic.Limit is { } limit) hebb = new Expr.Clip(hebb, limit);
        return new FusedCell(layer, plastic, Simplify.Fold(plastic.Rule.Weight.Substitute(names)), hebb, trace);
    }
}
