using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;
using Backpropamine.Generator.Specs;

namespace Backpropamine.Generator.Reading;

/// <summary>What a rule does to Hebb from step to step, with the modulation it runs under.</summary>
internal static class RuleDynamics
{
    /// <summary>The next Hebb over pre, post, hebb, eligibility, eta, m: the drive put into the commit.</summary>
    public static Expr Commit(PlasticSpec plastic) => plastic.Rule.Commit.Substitute(new Dictionary<string, Expr>
    {
        ["change"] = plastic.HasTrace ? new Expr.Symbol("eligibility") : plastic.Rule.Drive,
        ["rate"] = new Expr.Symbol(plastic.Modulation is null ? "eta" : "m"),
    });

    /// <summary>Whether sums over Hebb may keep it from growing, or what it is read as: the delta rule's answer, linear attention's denominator.</summary>
    public static bool MayHoldItself(RuleSpec rule) => rule.OfWeight.Count > 0 || rule.OfChange.Any(reduction => reduction.Term.Reads("hebb"));

    /// <summary>Whether eta shrinks a state: Hebb itself, or the trace.</summary>
    public static bool DecaysByEta(PlasticSpec plastic)
    {
        var (next, state) = plastic.HasTrace ? (plastic.Rule.Trace, "eligibility") : (Commit(plastic), "hebb");
        return RetentionForm.Of(next, state) is { } form && form.Retain.Reads("eta") && !form.Retain.Reads("post");
    }
}
