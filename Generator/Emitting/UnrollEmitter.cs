using Backpropamine.Generator.Emitting.Programs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary><c>Unroll</c>: the same step over a sequence.</summary>
internal static class UnrollEmitter
{
    public static void Write(CodeWriter writer, EmitContext context)
    {
        var words = context.Words;
        var modulation = ForwardEmitter.ModulationArgument(context);
        var inputs = string.Concat(context.Spec.Inputs.Select(input => $"{words.Tensor} {context.Parameter(input.Name)}, "));
        var first = context.Parameter(context.Spec.Inputs[0].Name);

        ForwardEmitter.WriteDocs(writer, context, "[T, B, {0}]", "Advances every lane by T steps.", "The activities of all steps and the state after the last.",
            "/// <param name=\"reset\"><c>[T, B]</c>: where it is not 0, the lane starts anew before that step.</param>",
            "/// <param name=\"record\">Keeps a detached copy of the state after every so many steps; 0 for none.</param>");
        using (writer.Block(
            $"public {words.Runtime("Rollout")}<Output, State> Unroll({inputs}State state, {words.Tensor}? reset = null, int record = 0, {words.Tensor}? {modulation} = null)"))
        {
            writer.Line($"var steps = {first}.dim() > 0 ? {first}.size(0) : 0;");
            if (context.NeedsModulation) writer.Line($"NeedModulation({modulation});");
            if (!context.IsModulated) writer.Line($"RefuseModulation({modulation});");
            writer.Line($"CheckSequence(reset, record, {modulation}, steps, state);");
            if (context.SurroundsKernels) writer.Line($"using var scope = {words.Torch}.NewDisposeScope();");
            foreach (var input in context.Spec.Inputs) writer.Line(PrepareEmitter.Check(context, input, "CheckSequence", "steps, state"));

            if (context is { Swept: null, Programs.Count: 0, Fusion.Refusal: { } refusal }) writer.Line($"RefuseFused(\"{refusal.Reason}\");");
            if (!context.SurroundsKernels) writer.Line($"using var scope = {words.Torch}.NewDisposeScope();").Line();
            PrepareEmitter.WriteCall(writer, context, "steps, state.Batch");
            ProjectEmitter.WriteCall(writer, context);
            writer.Line($"var recorded = new {words.List}<State>();");
            if (context.Fusion.Cell is { } cell)
            {
                foreach (var name in context.Emitted) writer.Line($"{words.Tensor} {context.Locals.Of(name)};");
                using (writer.Block($"if (RunsFusedCell({Naming.Member(cell.Layer.Name)}, state))")) FusedUnrollEmitter.Write(writer, context, cell, modulation);
                using (writer.Block("else")) WriteSteps(writer, context, modulation, false);
                writer.Line();
            }
            else
            {
                WriteSteps(writer, context, modulation, true);
            }

            writer.Line($"var outputs = {ReadOutEmitter.Call(context)};")
                .Line("outputs.MoveToOuterDisposeScope();")
                .Line("state.MoveToOuterDisposeScope();")
                .Line($"return new {words.Runtime("Rollout")}<Output, State>(outputs, state) {{ Recorded = recorded, RecordedEvery = record }};");
        }

        writer.Line();
    }

    private static void WriteSteps(CodeWriter writer, EmitContext context, string modulation, bool declares)
    {
        var inputs = string.Join(", ", context.AdvanceArguments.Select(context.Locals.Of));
        var given = context.IsModulated ? modulation : "null";
        var sweeps = context.Swept is null ? "" : ", RunsFused";
        var activities = context.Emitted.Count == 0 ? "var _" : "var activities";
        var steps = $"RunSteps({AdvanceEmitter.OneStep}, steps, state, [{inputs}], {given}, reset, record, recorded{sweeps})";
        var kernels = context.Chain is not null ? ("RunsFused && record == 0", CellChainEmitter.Call(context, given))
            : context.Programs.Count > 0 ? ($"RunsProgram(state, reset{ProgramEmitter.Products(context)})", ProgramEmitter.Call(context, given))
            : ((string When, string Call)?)null;
        writer.Line($"({activities}, state) = {(kernels is null ? steps + ";" : kernels.Value.When)}");
        if (kernels is not null)
        {
            using (writer.Indent()) writer.Line($"? {kernels.Value.Call}").Line($": {steps};");
        }

        for (var i = 0; i < context.Emitted.Count; i++)
        {
            writer.Line($"{(declares ? "var " : "")}{context.Locals.Of(context.Emitted[i])} = activities[{i}];");
        }
    }
}
