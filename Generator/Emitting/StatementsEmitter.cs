using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>The statements of one phase, each below its equation.</summary>
internal static class StatementsEmitter
{
    public static void Write(CodeWriter writer, EmitContext context, Phase phase)
    {
        var declared = new HashSet<string>();
        var statements = context.Plan.Statements.Where(s => s.Phase == phase).ToList();
        for (var i = 0; i < statements.Count; i++)
        {
            var statement = statements[i];
            var target = context.Locals.Of(statement.Target);
            var value = Value(statement, context);
            var otherwise = i + 1 < statements.Count && statements[i + 1].Guard == Guarded.WhenHebbIsNotRead ? statements[++i] : null;

            if (statement.Equation.Length > 0) writer.Line($"// {statement.Equation}");
            writer.Line(statement.Guard switch
            {
                Guarded.WhenHebbIsRead when otherwise is not null =>
                    $"var {target} = ReadsHebb ? {value} : {Value(otherwise, context)};",
                Guarded.WhenHebbIsRead => $"if (ReadsHebb) {target} = {value};",
                Guarded.WhenHebbIsWritten => $"var {target} = WritesHebb ? {value} : Share({context.Locals.Of(Before(statement, context))});",
                _ when declared.Contains(statement.Target) => $"{target} = {value};",
                _ => $"var {target} = {value};",
            });
            declared.Add(statement.Target);
        }
    }

    /// <summary>A literal stands for a vector of that number, like the layer's activity.</summary>
    private static string Value(Statement statement, EmitContext context) => statement.Value is Expr.Literal(var value)
        ? $"{context.Words.Torch}.full_like({context.Locals.Of(statement.Target.Split('.')[0] + ".before")}, {context.Numbers.Of(value)})"
        : context.Text.Of(statement.Value);

    private static string Before(Statement statement, EmitContext context) =>
        context.Plan.Carried.First(c => c.Next == statement.Target).Before;
}
