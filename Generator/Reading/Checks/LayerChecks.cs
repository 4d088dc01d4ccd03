using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;
using Backpropamine.Generator.Specs;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading.Checks;

/// <summary>Whether a rule suits the layer and the modulation that it runs under.</summary>
internal static class LayerChecks
{
    public static void Check(Member layer, AttributeData plastic, AttributeData? modulated, PlasticSpec spec, Findings findings)
    {
        var rule = spec.Rule;
        var readsRate = Simplify.Fold(rule.Commit).Reads("rate");
        if (modulated is not null && !readsRate) findings.Report(Rules.ModulationInVain, modulated.Place(findings.Token), layer.Name, rule.Name);
        if (!spec.HasTrace && rule.Trace != RuleSpec.DefaultTrace) findings.Report(Rules.TraceInVain, plastic.Place(findings.Token), rule.Name, layer.Name);
        if (RetentionForm.Of(Simplify.Fold(RuleDynamics.Commit(spec)), "hebb") is not { } form) return;

        var decay = Polynomial.Expand(form.Retain).Where(term => term.Factors.Count > 0).ToList();
        if (modulated is not null && spec.Modulation is { HasUnits: true, External: false } modulation && Range(Last(modulation)) is { } range
            && decay.Any(term => term.Coefficient < 0 && term.Factors.Count == 1 && term.Factors[0] == new Expr.Symbol("m")))
        {
            findings.Report(Rules.DecayByModulation, modulated.Place("Activation", findings.Token), rule.Name, range, layer.Name);
        }

        var activation = layer.Declaration.Named("Activation", Activation.Tanh);
        if (plastic.Named("Bound", Bound.Hard) == Bound.None && activation is Activation.Relu or Activation.Linear && decay.Any(term => term.Factors.Count(IsPost) >= 1))
        {
            findings.Report(Rules.DecayByActivity, plastic.Place("Bound", findings.Token), rule.Name, layer.Name, activation.ToString());
        }
    }

    /// <summary>The activation that the rate goes through last.</summary>
    private static Activation Last(ModulationSpec modulation) =>
        modulation.FanOut != FanOut.None && modulation.FanOutActivation != Activation.Linear ? modulation.FanOutActivation : modulation.Activation;

    private static bool IsPost(Expr factor) => factor.Reads("post");

    /// <summary>Where an activation leaves [0, 1]; null where it does not.</summary>
    private static string? Range(Activation activation) => activation switch
    {
        Activation.Tanh => "in [−1, 1]",
        Activation.Relu => "without an upper limit",
        Activation.Linear => "any number",
        _ => null,
    };
}
