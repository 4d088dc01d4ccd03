using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>What is computed before the recurrence, of one step or of a whole sequence.</summary>
internal static class ProjectEmitter
{
    public static void Write(CodeWriter writer, EmitContext context)
    {
        if (context.ProjectResults.Count == 0) return;
        var tensor = context.Words.Tensor;
        var results = context.ProjectResults.Select(context.Locals.Of).ToList();
        var result = results.Count == 1 ? tensor : $"({string.Join(", ", results.Select(_ => tensor))})";
        var parameters = string.Join(", ", context.ProjectInputs.Select(input => $"{tensor} {context.Parameter(input)}"));
        writer.Line("/// <summary>What depends on the inputs alone: of one step, or of a sequence.</summary>");
        using (writer.Block($"private {result} Project({parameters})"))
        {
            StatementsEmitter.Write(writer, context, Phase.Project);
            writer.Line($"return {Tuple(results)};");
        }

        writer.Line();
    }

    /// <summary>The call and what takes its result apart.</summary>
    public static void WriteCall(CodeWriter writer, EmitContext context)
    {
        if (context.ProjectResults.Count == 0) return;
        writer.Line($"var {Tuple([.. context.ProjectResults.Select(context.Locals.Of)])} = {Call(context, context.Parameter)};");
    }

    /// <summary>The call as a function from the array of all inputs to the array of all results.</summary>
    public static string Function(EmitContext context)
    {
        var inputs = context.TapeInputs.ToList();
        var call = Call(context, input => $"x[{inputs.IndexOf(input)}]");
        if (context.ProjectResults.Count == 1) return $"x => [{call}]";
        var items = context.ProjectResults.Select((_, i) => $"p{i}").ToList();
        return $"x => {{ var {Tuple(items)} = {call}; return [{string.Join(", ", items)}]; }}";
    }

    private static string Call(EmitContext context, Func<string, string> input) =>
        $"Project({string.Join(", ", context.ProjectInputs.Select(input))})";

    private static string Tuple(IReadOnlyList<string> items) => items.Count == 1 ? items[0] : $"({string.Join(", ", items)})";
}
