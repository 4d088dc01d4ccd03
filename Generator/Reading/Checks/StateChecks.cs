using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;
using Backpropamine.Generator.Reading.Language;
using Backpropamine.Generator.Specs;

namespace Backpropamine.Generator.Reading.Checks;

/// <summary>States that run away, and sums of what does not vary.</summary>
internal static class StateChecks
{
    public static void Check(RuleReading reading)
    {
        foreach (var state in reading.Rule.States.Where(Grows)) reading.Report(Rules.StateGrows, state.Name, state.Name);
        foreach (var reduction in reading.Rule.Reductions)
        {
            var (axis, along) = reduction.Over == Over.Pre ? (Domain.Pre, "presynaptic") : (Domain.Post, "postsynaptic");
            var varies = RuleAxes.Of(Simplify.Fold(reduction.Term), reading.Rule);
            if (varies != Domain.None && !varies.HasFlag(axis)) reading.Report(Rules.ReductionOfOneValue, reduction.Name, reduction.Name, along);
        }
    }

    /// <summary>Whether more is kept than there was, or all of it while what comes in has always the same sign.</summary>
    private static bool Grows(StateSpec state)
    {
        if (RetentionForm.Of(Simplify.Fold(state.Next), state.Symbol) is not { Retain: Expr.Literal(var kept) } form) return false;
        var comes = form.Injected.Where(term => term.Coefficient != 0).ToList();
        if (Math.Abs(kept) > 1) return true;

        // A counter, which adds a number, is meant to go on.
        return kept == 1 && comes.Any(term => term.Factors.Count > 0)
            && (comes.All(term => Signs.NeverNegative(term)) || comes.All(term => Signs.NeverPositive(term)));
    }
}
