using Backpropamine.Generator.Planning.Fusing;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>The recurrence of <c>Unroll</c> in fused kernels: one call, or one for each recorded state.</summary>
internal static class FusedUnrollEmitter
{
    public static void Write(CodeWriter writer, EmitContext context, FusedCell cell, string modulation)
    {
        var words = context.Words;
        var layer = cell.Layer.Name;
        writer.Line($"var run = new {words.Kernel("FusedRun")}();");
        using (writer.Block($"foreach (var (start, count) in {words.Kernel("FusedRun")}.Segments(steps, record))"))
        {
            using (writer.Block($"var fused = RunFused<{KernelEmitter.Name(context, cell)}>(new {words.Kernel("FusedArguments")}", "});"))
            {
                writer.Line($"Input = {context.Locals.Of(layer + ".input")}.narrow(0, start, count),");
                for (var i = 0; i < context.Plan.Carried.Count; i++) writer.Line($"{context.Plan.Carried[i].Part} = state.Parts[{i}],");
                foreach (var parameter in context.Plan.Parameters.Where(p => p.Layer == layer))
                {
                    if (Argument(parameter.Name) is { } argument) writer.Line($"{argument} = {context.Locals.Of($"{layer}.{parameter.Name}")},");
                }

                if (context.IsModulated) writer.Line($"Modulation = {modulation}?.narrow(0, start, count),");
                writer.Line("Reset = reset?.narrow(0, start, count),");
            }

            var trace = cell.Eligibility is null ? "" : ", fused.Eligibility";
            writer.Line("run.Add(fused);")
                .Line($"var next = new State(_layout, state.Batch, [fused.Outputs.select(0, -1).clone(), fused.Hebb{trace}]);")
                .Line("state.Use();")
                .Line("state = next;")
                .Line("if (count == record) recorded.Add(Recorded(state));");
        }

        writer.Line();
        foreach (var name in context.Emitted)
        {
            writer.Line($"{context.Locals.Of(name)} = run.{(name == layer ? "Outputs" : "Modulation")};");
        }
    }

    private static string? Argument(string parameter) => parameter switch
    {
        "weight_hh" => "Slow",
        "alpha" => "Alpha",
        "eta" => "Eta",
        "modulator_weight" => "ModulatorWeight",
        "modulator_bias" => "ModulatorBias",
        "fan_out_weight" => "FanOutWeight",
        "fan_out_bias" => "FanOutBias",
        _ => null,
    };
}
