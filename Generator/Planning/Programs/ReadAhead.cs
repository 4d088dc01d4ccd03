using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Planning.Programs;

/// <summary>A sum over connections that a step makes for the next one.</summary>
/// <param name="Before">The value that the step reads.</param>
/// <param name="Next">The value that it makes for the next.</param>
/// <param name="Start">What it is at the start, over the state.</param>
internal sealed record AheadPlan(string Before, string Next, Expr Start);

/// <summary>
/// Moves what a step reads through Hebb first of all to the end of the step before: there it is in the same pass over the connections as the update. What
/// is read depends on the state alone, so that it can be read as soon as the state is there.
/// </summary>
internal static class ReadAhead
{
    public static (Plan Plan, IReadOnlyList<AheadPlan> Ahead) Run(Plan plan)
    {
        var domains = new Domains(plan);
        var next = plan.Carried.ToDictionary(carried => carried.Before, carried => (Expr)new Expr.Symbol(carried.Next));
        var parameters = new HashSet<string>(plan.Values.Where(value => !value.Domain.HasFlag(Domain.Lane)).Select(value => value.Name));
        var changing = new HashSet<string>(plan.Carried
            .Where(carried => carried.Next != carried.Before && domains.Of(new Expr.Symbol(carried.Before)) == Domain.Synapse).Select(carried => carried.Before));
        var ahead = new List<AheadPlan>();
        var values = plan.Values.ToList();
        var statements = plan.Statements.Select(statement => statement with { Value = statement.Value.Rewrite(Move) }).ToList();
        statements.AddRange(ahead.Select(one => new Statement(one.Next, one.Start.Substitute(next), "", Phase.Advance)));
        return (plan with { Statements = statements.ToEquatable(), Values = values.ToEquatable() }, ahead);

        Expr Move(Expr expr)
        {
            if (expr is not (Expr.FastRead or Expr.Reduce { Kind: Reduction.Sum })) return expr;
            var symbols = expr.Symbols().ToList();
            if (!symbols.Any(changing.Contains) || !symbols.All(name => next.ContainsKey(name) || parameters.Contains(name))) return expr;
            var known = ahead.Find(one => one.Start == expr);
            if (known is not null) return new Expr.Symbol(known.Before);
            var name = $"{ValueName.Layer(symbols.First(changing.Contains))}.ahead{ahead.Count + 1}";
            values.Add(new PlanValue(name, ValueRole.Carried, Domain.Vector));
            values.Add(new PlanValue(name + ".next", ValueRole.Computed, Domain.Vector));
            ahead.Add(new AheadPlan(name, name + ".next", expr));
            return new Expr.Symbol(name);
        }
    }
}
