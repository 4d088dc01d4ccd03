using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Planning.Passes;

/// <summary>
/// Divides a step into what depends on the inputs alone (modules of the author's and what they need first), the recurrence, and what is only read out of it. Over a sequence the
/// first and the last run once for all steps. What neither the recurrence nor an output needs is dropped.
/// </summary>
internal static class Schedule
{
    public static Plan Run(Plan plan)
    {
        var given = new HashSet<string>(plan.Carried.Select(c => c.Before)) { Lowering.ModulationArgument };
        var matrices = new HashSet<string>(plan.Values.Where(value => value.Domain == Domain.Synapse).Select(value => value.Name));
        var domains = new Domains(plan);
        var recurrent = new HashSet<string>(given);
        foreach (var statement in plan.Statements)
        {
            // What is the same for all lanes has no steps that could be taken at once; as a tensor of every lane it takes the shape of the state.
            var domain = domains.Of(new Expr.Symbol(statement.Target));
            var isShared = !domain.HasFlag(Domain.Lane) || domain != domains.Of(statement.Value);
            if (isShared || IsOfConnections(statement) || statement.Guard != Guarded.Always || statement.Value.Symbols().Any(recurrent.Contains)) recurrent.Add(statement.Target);
        }

        var alive = Closure(plan, plan.Carried.Select(c => c.Next).Concat(plan.Outputs.Select(o => o.Value)));
        var ofTheStep = plan.Statements.Where(s => alive.Contains(s.Target) && (IsOfConnections(s) || s.Value.Symbols().Any(name => given.Contains(name) || matrices.Contains(name)))).Select(s => s.Target);
        var needed = Closure(plan, plan.Carried.Select(c => c.Next).Concat(ofTheStep));
        var phased = plan.Statements.Where(s => alive.Contains(s.Target)).Select(s => s with
        {
            Phase = !recurrent.Contains(s.Target) ? Phase.Project : needed.Contains(s.Target) ? Phase.Advance : Phase.ReadOut,
        });
        var prepared = Closure(plan, plan.Statements
            .Where(s => !recurrent.Contains(s.Target) && s.Value.DescendantsAndSelf().Any(e => e is Expr.Applied)).Select(s => s.Target));
        phased = phased.Select(s => s.Phase == Phase.Project && prepared.Contains(s.Target) ? s with { Phase = Phase.Prepare } : s);
        return plan with { Statements = phased.OrderBy(s => s.Phase).ToEquatable() };
    }

    /// <summary>Whether a value is computed connection by connection: of a sequence that would be a matrix for every step and lane.</summary>
    private static bool IsOfConnections(Statement statement) => statement.Value.DescendantsAndSelf().Any(part => part is Expr.AsPre or Expr.Outer or Expr.Reduce or Expr.FastRead);

    /// <summary>The values, and all that they are computed from.</summary>
    private static HashSet<string> Closure(Plan plan, IEnumerable<string> values)
    {
        var closure = new HashSet<string>(values);
        foreach (var statement in plan.Statements.Reverse().Where(s => closure.Contains(s.Target))) closure.UnionWith(statement.Value.Symbols());
        return closure;
    }
}
