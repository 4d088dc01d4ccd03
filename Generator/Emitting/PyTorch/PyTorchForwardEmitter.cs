using Backpropamine.Generator.Planning;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting.PyTorch;

/// <summary><c>forward</c>: every equation and the line that computes it.</summary>
internal static class PyTorchForwardEmitter
{
    public static void Write(CodeWriter writer, PyTorchContext context)
    {
        var (plan, names) = (context.Plan, context.Names);
        var inputs = string.Concat(plan.Spec.Inputs.Select(input => $", {names.Of(input.Name)}"));
        writer.Line($"def forward(self{inputs}, state{Modulation(plan)}):");
        using (writer.Indent())
        {
            var shapes = string.Join(", ", plan.Spec.Inputs.Select(input => $"{names.Of(input.Name)} [B, {context.Sizes.Of(input.Name)}]"));
            writer.Line($"\"\"\"Advances every lane by one step: {shapes}.\"\"\"");
            foreach (var carried in plan.Carried) writer.Line($"{names.Of(carried.Before)} = state[\"{carried.Name}\"]");
            if (plan.Carried.Count > 0) writer.Line();

            foreach (var statement in plan.Statements)
            {
                writer.Line($"# {statement.Equation}").Line($"{names.Of(statement.Target)} = {Value(statement, context)}");
            }

            writer.Line();
            WriteDict(writer, "output", plan.Outputs.Select(o => (PyTorchContext.Key(o), names.Of(o.Value))));
            WriteDict(writer, "state", plan.Carried.Select(c => (c.Name, names.Of(c.Next))));
            writer.Line("return output, state");
        }
    }

    /// <summary>M as an argument: required where it has no source, absent where there is none.</summary>
    private static string Modulation(Plan plan) => plan.Values.All(v => v.Name != Planning.Lowering.ModulationArgument) ? ""
        : plan.Spec.NeedsModulation ? ", modulation"
        : ", modulation=None";

    /// <summary>The value; one that is the same for several lanes or neurons is spread over the shape of its target.</summary>
    private static string Value(Statement statement, PyTorchContext context)
    {
        var target = context.Domains.Of(new Expr.Symbol(statement.Target));
        var value = context.Text.Of(statement.Value, target);
        return context.Domains.Of(statement.Value) == target ? value : $"torch.zeros_like({context.Names.Of(context.Plan.Like(statement))}) + {value}";
    }

    /// <summary>A dict in one line while that is short, else an entry a line.</summary>
    private static void WriteDict(CodeWriter writer, string name, IEnumerable<(string Key, string Value)> entries)
    {
        var items = entries.Select(entry => $"\"{entry.Key}\": {entry.Value}").ToList();
        var line = $"{name} = {{{string.Join(", ", items)}}}";
        if (line.Length <= 100)
        {
            writer.Line(line);
            return;
        }

        writer.Line($"{name} = {{");
        using (writer.Indent()) writer.Lines(items.Select(item => item + ","));
        writer.Line("}");
    }
}
