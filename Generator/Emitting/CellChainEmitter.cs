using Backpropamine.Generator.Planning.Fusing;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>The recurrence of a sequence in several fused cells, one after the other.</summary>
internal static class CellChainEmitter
{
    private const string Method = "UnrollCells";

    public static void Write(CodeWriter writer, EmitContext context, CellChain chain)
    {
        var tensor = context.Words.Tensor;
        var parameters = context.AdvanceArguments.Select(name => $", {tensor} {context.Locals.Of(name)}")
            .Concat(context.IsModulated ? [$", {tensor}? {ForwardEmitter.ModulationArgument(context)}"] : []);
        writer.Line("/// <summary>The recurrence of a sequence: each cell runs all steps before the next one begins.</summary>");
        using (writer.Block($"private ({tensor}[] Activities, State Next) {Method}(State state{string.Concat(parameters)}, {tensor}? reset)"))
        {
            writer.Line($"var made = new {tensor}[{context.Plan.Carried.Count}];");
            foreach (var link in chain.Links) WriteLink(writer, context, link);
            writer.Line("var next = new State(_layout, state.Batch, made);")
                .Line("state.Use();")
                .Line($"return ([{string.Join(", ", context.Emitted.Select(context.Locals.Of))}], next);");
        }

        writer.Line();
    }

    /// <summary>The call for a whole sequence.</summary>
    public static string Call(EmitContext context, string modulation) =>
        $"{Method}({string.Concat(context.AdvanceArguments.Select(context.Locals.Of).Prepend("state").Concat(context.IsModulated ? [modulation] : []).Select(argument => argument + ", "))}reset)";

    private static void WriteLink(CodeWriter writer, EmitContext context, CellLink link)
    {
        foreach (var statement in link.Before) StatementsEmitter.Write(writer, context, statement, null);
        var layer = link.Cell.Layer.Name;
        var isModulated = link.Cell.Plastic.Modulation is not null;
        var result = isModulated ? $"({context.Locals.Of(layer)}, {context.Locals.Of(layer + ".modulation")})" : $"({context.Locals.Of(layer)}, _)";
        writer.Line($"// {layer}, all steps")
            .Line($"var {result} = RunCell<{KernelEmitter.Name(context, link.Cell)}>(");
        using (writer.Indent())
        {
            writer.Line($"{Naming.Member(layer)}, {context.Locals.Of(layer + ".input")}, state, [{string.Join(", ", CellChain.Parts(context.Plan, link.Cell))}], made, "
                + $"{(isModulated ? ForwardEmitter.ModulationArgument(context) : "null")}, reset);");
        }
    }
}
