using Backpropamine.Generator.Planning.Fusing;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>What is computed after the recurrence, of one step or of a whole sequence.</summary>
internal static class ReadOutEmitter
{
    public static void Write(CodeWriter writer, EmitContext context)
    {
        var parameters = string.Join(", ", context.ReadOutArguments.Select(name => $"{context.Words.Tensor} {context.Locals.Of(name)}"));
        writer.Line("/// <summary>What is read out of the recurrence: of one step, or of a sequence.</summary>");
        using (writer.Block($"private Output ReadOut({parameters})"))
        {
            StatementsEmitter.Write(writer, context, Phase.ReadOut);
            writer.Line($"return new Output({string.Join(", ", context.Plan.Outputs.Select(o => context.Locals.Of(o.Value)))});");
        }

        writer.Line();
    }

    public static string Call(EmitContext context) => Call(context, context.Locals.Of);

    /// <summary>The call as a function of the arrays of inputs and of projected values, the cell's activity and its M.</summary>
    public static string Function(EmitContext context, FusedCell cell)
    {
        var inputs = context.TapeInputs.ToList();
        var projected = context.ProjectResults.ToList();
        string Argument(string name) =>
            inputs.Contains(name) ? $"x[{inputs.IndexOf(name)}]"
            : projected.Contains(name) ? $"p[{projected.IndexOf(name)}]"
            : name == cell.Layer.Name ? "h" : "m";
        var call = context.ReadsOutThroughModules
            ? $"new Output({string.Join(", ", OfTheTape(context).Select(Argument))})"
            : Call(context, Argument);
        return $"(x, p, h, m) => {call}";
    }

    /// <summary>The call with what a step of the tape gave, where modules read it.</summary>
    public static string CallBehindTape(EmitContext context, string tensors)
    {
        var given = OfTheTape(context);
        return Call(context, name => given.IndexOf(name) is var place and >= 0 ? $"{tensors}[{place}]" : context.Locals.Of(name));
    }

    /// <summary>What the tape itself makes of that which is read out.</summary>
    private static List<string> OfTheTape(EmitContext context) => [.. context.ReadOutArguments.Where(name => !context.Given.Contains(name))];

    private static string Call(EmitContext context, Func<string, string> argument) =>
        $"ReadOut({string.Join(", ", context.ReadOutArguments.Select(argument))})";
}
