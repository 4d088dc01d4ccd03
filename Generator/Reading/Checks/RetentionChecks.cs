using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Reading.Checks;

/// <summary>What a rule keeps of Hebb from step to step: more than there was, or as much as training likes.</summary>
internal static class RetentionChecks
{
    public static void Check(RuleReading reading)
    {
        var rule = reading.Rule;
        var commit = Simplify.Fold(rule.Commit.Substitute(new Dictionary<string, Expr> { ["change"] = rule.Drive }));
        if (RetentionForm.Of(commit, "hebb") is not { } form) return;
        var method = reading.Declares(RuleMembers.Commit) ? RuleMembers.Commit : RuleMembers.Drive;
        if (Grows(form.Retain) is { } factor) reading.Report(Rules.HebbGrows, method, rule.Name, factor);
        foreach (var learned in rule.Learned.Where(learned => learned.As == Reparametrisation.None && form.Retain.Reads(learned.Name)))
        {
            reading.Findings.Report(Rules.FreeRetention, reading.Parameters[learned.Name], learned.Name);
        }
    }

    /// <summary>The factor in words, if it is above 1 in size, or above 1 wherever the rate is above 0.</summary>
    private static string? Grows(Expr retain)
    {
        if (retain is Expr.Literal(> 1 or < -1) literal) return Literal.AsWritten(literal.Value).TrimEnd('f');
        var terms = Polynomial.Expand(retain);
        return terms.Count > 1 && terms.Where(IsNumber).Sum(term => term.Coefficient) >= 1 && terms.Where(term => !IsNumber(term)).All(term => Signs.NeverNegative(term, "rate"))
            ? "more than 1"
            : null;
    }

    private static bool IsNumber(Polynomial.Term term) => term.Factors.Count == 0;
}
