using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Sweeping;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>The statements of one phase, each below its equation.</summary>
internal static class StatementsEmitter
{
    public static void Write(CodeWriter writer, EmitContext context, Phase phase)
    {
        var statements = context.Plan.Statements.Where(s => s.Phase == phase).ToList();
        for (var i = 0; i < statements.Count; i++)
        {
            var hasOther = i + 1 < statements.Count && statements[i + 1].Guard == Guarded.WhenHebbIsNotRead;
            Write(writer, context, statements[i], hasOther ? statements[++i] : null);
        }
    }

    /// <summary>The recurrence in sweeps over connections.</summary>
    public static void Write(CodeWriter writer, EmitContext context, SweptPlan plan)
    {
        foreach (var item in plan.Items)
        {
            if (item.Sweep is { } sweep) WriteSweep(writer, context, sweep);
            else Write(writer, context, item.Statements[0], item.Statements.Skip(1).FirstOrDefault());
        }
    }

    private static void WriteSweep(CodeWriter writer, EmitContext context, Sweep sweep)
    {
        var reads = string.Concat(sweep.Reads.Select(read => ", " + context.Locals.Of(read.Value)));
        var call = $"RunSweep<{SweepEmitter.Name(context, sweep)}>({context.Locals.Of(sweep.Model)}{reads})";
        writer.Line($"var {context.Locals.Of(sweep.Name)} = {(sweep.Guard switch
        {
            Guarded.WhenHebbIsRead => $"ReadsHebb ? {call} : null",
            Guarded.WhenHebbIsWritten => $"WritesHebb ? {call} : null",
            _ => call,
        })};");
    }

    /// <summary>A statement, with the one that stands for it under the opposite switch.</summary>
    public static void Write(CodeWriter writer, EmitContext context, Statement statement, Statement? otherwise)
    {
        var target = context.Locals.Of(statement.Target);
        var value = Value(statement, context);
        if (statement.Equation.Length > 0) writer.Line($"// {statement.Equation}");
        switch (statement.Guard)
        {
            case Guarded.WhenHebbIsRead when otherwise is null:
                writer.Line($"if (ReadsHebb) {target} = {value};");
                break;
            case Guarded.WhenHebbIsRead:
                WriteChoice(writer, target, "ReadsHebb", value, Value(otherwise, context));
                break;
            case Guarded.WhenHebbIsWritten:
                WriteChoice(writer, target, "WritesHebb", value, $"Share({context.Locals.Of(Before(statement, context))})");
                break;
            default:
                writer.Line($"var {target} = {value};");
                break;
        }
    }

    private static void WriteChoice(CodeWriter writer, string target, string condition, string value, string otherwise)
    {
        writer.Line($"var {target} = {condition}");
        using (writer.Indent()) writer.Line($"? {value}").Line($": {otherwise};");
    }

    private static string Value(Statement statement, EmitContext context)
    {
        var (value, target) = (statement.Value, context.Domains.Of(new Expr.Symbol(statement.Target)));
        var words = statement.Phase is Phase.Project or Phase.ReadOut ? context.TextAroundKernels : context.Text;
        if (context.Domains.Of(value) == target)
        {
            var text = words.Of(value, target);
            return value.IsName() && context.LeavesTheStep(statement.Target) && !context.ComesOfSweep(value) ? $"Share({text})" : text;
        }

        // What is the same for several lanes or neurons gets the shape of the state that it follows.
        return words.Of(new Expr.Spread(new Expr.Symbol(context.Plan.Like(statement)), value), target);
    }

    private static string Before(Statement statement, EmitContext context) =>
        context.Plan.Carried.First(c => c.Next == statement.Target).Before;
}
