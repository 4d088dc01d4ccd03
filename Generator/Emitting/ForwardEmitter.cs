using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary><c>InitialState</c> and <c>forward</c>.</summary>
internal static class ForwardEmitter
{
    public static void Write(CodeWriter writer, EmitContext context)
    {
        var words = context.Words;
        writer
            .Line($"/// <summary>The state at the start of an episode{(context.Plan.StartsAtZero ? ": all zeros" : "")}.</summary>")
            .Line("/// <param name=\"batch\">Number of lanes B.</param>")
            .Line("public State InitialState(long batch) => new(_layout, batch, Zeros(_layout, batch));")
            .Line();

        WriteDocs(writer, context, "[B, {0}]", "Advances every lane by one step.", "The activities of this step and the state after it.");
        using (writer.Block($"public {words.Runtime("Step")}<Output, State> forward({Signature(context)})"))
        {
            if (context.SurroundsKernels) writer.Line($"using var scope = {words.Torch}.NewDisposeScope();");
            foreach (var input in context.Spec.Inputs) writer.Line(PrepareEmitter.Check(context, input, "Check", "state"));

            writer.Line(context switch
            {
                { NeedsModulation: true } => $"NeedModulation({ModulationArgument(context)});",
                { IsModulated: true } => $"CheckModulation({ModulationArgument(context)}, state);",
                _ => $"RefuseModulation({ModulationArgument(context)});",
            });
            if (context.NeedsModulation) writer.Line($"CheckModulation({ModulationArgument(context)}, state);");
            if (context is { Swept: null, Programs.Count: 0, Fusion.Refusal: { } refusal }) writer.Line($"RefuseFused(\"{refusal.Reason}\");");
            PrepareEmitter.WriteCall(writer, context, "state.Batch");
            if (context.Fusion.Cell is { } cell) FusedStepEmitter.Write(writer, context, cell);
            if (!context.SurroundsKernels) writer.Line($"using var scope = {words.Torch}.NewDisposeScope();");
            ProjectEmitter.WriteCall(writer, context);
            writer
                .Line($"{AdvanceEmitter.Result(context)} = {AdvanceEmitter.Call(context, AdvanceEmitter.Arguments(context))};")
                .Line($"var output = {ReadOutEmitter.Call(context)};")
                .Line("state.Use();")
                .Line("output.MoveToOuterDisposeScope();")
                .Line("next.MoveToOuterDisposeScope();")
                .Line($"return new {words.Runtime("Step")}<Output, State>(output, next);");
        }

        writer.Line();
    }

    /// <summary>The parameters of <c>forward</c>.</summary>
    public static string Signature(EmitContext context)
    {
        var inputs = context.Spec.Inputs.Select(input => $"{context.Words.Tensor} {context.Parameter(input.Name)}, ");
        return $"{string.Concat(inputs)}State state, {context.Words.Tensor}? {ModulationArgument(context)} = null";
    }

    public static string ModulationArgument(EmitContext context) =>
        context.IsModulated ? context.Locals.Of(Planning.Lowering.ModulationArgument) : "modulation";

    public static void WriteDocs(CodeWriter writer, EmitContext context, string shape, string summary, string returns, params string[] more)
    {
        writer.Line($"/// <summary>{summary}</summary>");
        foreach (var input in context.Spec.Inputs)
        {
            var size = context.Sizes.Documented(Planning.Dimension.Of(input.Name));
            var ids = context.Ids.Contains(input.Name) ? $" or <c>{shape.Replace(", {0}", "")}</c>, ids of int64" : "";
            writer.Line($"/// <param name=\"{context.Parameter(input.Name).TrimStart('@')}\"><c>{string.Format(shape, size)}</c>{ids}.</param>");
        }

        var modulation = context switch
        {
            { NeedsModulation: true } => $"M(t), <c>{string.Format(shape, 1)}</c>; required.",
            { IsModulated: true } => $"M(t) in place of the network's own, <c>{string.Format(shape, 1)}</c>.",
            _ => "Must be null: nothing is modulated.",
        };
        writer
            .Line("/// <param name=\"state\">The state before; it is used up. Fork it to keep a copy.</param>")
            .Line($"/// <param name=\"{ModulationArgument(context).TrimStart('@')}\">{modulation}</param>")
            .Lines(more)
            .Line($"/// <returns>{returns}</returns>");
    }
}
