using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Planning.Passes;

/// <summary>
/// Divides a step into what depends on the inputs alone, the recurrence, and what is only read out of it. Over a sequence the
/// first and the last run once for all steps.
/// </summary>
internal static class Schedule
{
    public static Plan Run(Plan plan)
    {
        var recurrent = new HashSet<string>(plan.Carried.Select(c => c.Before)) { Lowering.ModulationArgument };
        foreach (var statement in plan.Statements)
        {
            if (statement.Guard != Guarded.Always || statement.Value.Symbols().Any(recurrent.Contains)) recurrent.Add(statement.Target);
        }

        var needed = new HashSet<string>(plan.Carried.Select(c => c.Next));
        foreach (var statement in plan.Statements.Reverse().Where(s => needed.Contains(s.Target)))
        {
            needed.UnionWith(statement.Value.Symbols());
        }

        var phased = plan.Statements.Select(s => s with
        {
            Phase = !recurrent.Contains(s.Target) ? Phase.Project : needed.Contains(s.Target) ? Phase.Advance : Phase.ReadOut,
        });
        return plan with { Statements = phased.OrderBy(s => s.Phase).ToEquatable() };
    }
}
