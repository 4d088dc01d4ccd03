using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;
using Backpropamine.Generator.Specs;

namespace Backpropamine.Generator.Reading.Checks;

/// <summary>Things of a rule that are the same thing twice.</summary>
internal static class TwiceChecks
{
    public static void Check(RuleReading reading)
    {
        var states = reading.Rule.States.Select(state => (state.Name, (object)(state with { Name = "", Next = Renamed(state) })));
        var reductions = reading.Rule.Reductions.Select(reduction => (reduction.Name, (object)(reduction with { Name = "", Term = Simplify.Fold(reduction.Term) })));
        var seen = new Dictionary<object, string>();
        foreach (var (name, value) in states.Concat(reductions))
        {
            if (seen.TryGetValue(value, out var first)) reading.Report(Rules.SameTwice, name, name, first);
            else seen[value] = name;
        }

        CheckCoefficients(reading);
    }

    /// <summary>Coefficients of one grain that only ever multiply the same thing: their sum is all that can be learned.</summary>
    private static void CheckCoefficients(RuleReading reading)
    {
        var rule = reading.Rule;
        var free = rule.Learned.Where(learned => learned.As == Reparametrisation.None && UsesOf(rule, learned.Name) == 1).ToDictionary(learned => learned.Name);
        var seen = new Dictionary<string, string>();
        foreach (var term in Polynomial.Expand(Simplify.Fold(rule.Drive)))
        {
            var coefficients = term.Factors.OfType<Expr.Symbol>().Where(symbol => free.ContainsKey(symbol.Name)).ToList();
            if (coefficients.Count != 1) continue;
            var name = coefficients[0].Name;
            var rest = term.Factors.Where(factor => factor != coefficients[0]).Select(factor => factor.ToString()).OrderBy(text => text, StringComparer.Ordinal);
            var key = $"{free[name].Grain} {string.Join("·", rest)}";
            if (!seen.TryGetValue(key, out var first)) seen[key] = name;
            else if (first != name) reading.Findings.Report(Rules.NotSeparable, reading.Parameters[name], name, first);
        }
    }

    private static int UsesOf(RuleSpec rule, string name) =>
        new[] { rule.Drive, rule.Trace, rule.Commit, rule.Weight }.Concat(rule.States.Select(state => state.Next)).Concat(rule.Reductions.Select(one => one.Term))
            .Sum(body => body.DescendantsAndSelf().Count(e => e is Expr.Symbol(var symbol) && symbol == name));

    private static Expr Renamed(StateSpec state) =>
        Simplify.Fold(state.Next.Substitute(new Dictionary<string, Expr> { [state.Symbol] = new Expr.Symbol("") }));
}
