using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Planning.Programs;

/// <summary>
/// The recurrence of a plan under one switch: statements without guards, each value assigned once. What the switch leaves as it is has the same name before
/// and after the step.
/// </summary>
internal static class Specialise
{
    public static Plan Run(Plan plan, ProgramMode mode)
    {
        var kept = new Dictionary<string, Expr>();
        var statements = new List<Statement>();
        foreach (var statement in plan.Statements.Where(statement => statement.Phase == Phase.Advance && Runs(statement.Guard, mode)))
        {
            if (statement.Guard == Guarded.WhenHebbIsWritten && mode != ProgramMode.On)
            {
                kept[statement.Target] = new Expr.Symbol(plan.Carried.First(carried => carried.Next == statement.Target).Before);
            }
            else
            {
                statements.Add(statement with { Value = Renamed(statement.Value, kept), Guard = Guarded.Always });
            }
        }

        var values = plan.Values.ToList();
        return plan with
        {
            Carried = plan.Carried.Select(carried => kept.TryGetValue(carried.Next, out var before) ? carried with { Next = ((Expr.Symbol)before).Name } : carried).ToEquatable(),
            Statements = Once(statements, values).ToEquatable(),
            Values = values.ToEquatable(),
        };
    }

    /// <summary>The expression over what values are called now, also where one only gives its shape.</summary>
    private static Expr Renamed(Expr expr, Dictionary<string, Expr> names) => expr.Substitute(names)
        .Rewrite(e => e is Expr.Spread(var model, var x) && names.TryGetValue(model.Name, out var name) ? new Expr.Spread((Expr.Symbol)name, x) : e);

    private static bool Runs(Guarded guard, ProgramMode mode) => guard switch
    {
        Guarded.WhenHebbIsRead => mode != ProgramMode.Off,
        Guarded.WhenHebbIsNotRead => mode == ProgramMode.Off,
        _ => true,
    };

    /// <summary>Statements of which each defines a value of its own: earlier definitions of one get names of their own.</summary>
    private static List<Statement> Once(List<Statement> statements, List<PlanValue> values)
    {
        var left = statements.GroupBy(statement => statement.Target).ToDictionary(group => group.Key, group => group.Count());
        var current = new Dictionary<string, Expr>();
        var once = new List<Statement>();
        foreach (var statement in statements)
        {
            var value = statement.Value.Substitute(current);
            if (--left[statement.Target] == 0)
            {
                current.Remove(statement.Target);
                once.Add(statement with { Value = value });
                continue;
            }

            var domain = values.First(one => one.Name == statement.Target).Domain;
            var name = $"{statement.Target}.before{left[statement.Target]}";
            values.Add(new PlanValue(name, ValueRole.Computed, domain));
            current[statement.Target] = new Expr.Symbol(name);
            once.Add(statement with { Target = name, Value = value });
        }

        return once;
    }
}
