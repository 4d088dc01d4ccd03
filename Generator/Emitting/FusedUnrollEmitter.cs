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
            var given = context.IsModulated ? $"{modulation}?.narrow(0, start, count)" : "null";
            writer.Line($"var fused = RunFused<{KernelEmitter.Name(context, cell)}>(");
            using (writer.Indent())
            {
                writer.Line($"{Naming.Member(layer)}, {context.Locals.Of(layer + ".input")}.narrow(0, start, count), state, {given}, reset?.narrow(0, start, count));");
            }

            writer.Line("run.Add(fused);")
                .Line("state = new State(_layout, state.Batch, fused.State);")
                .Line("if (count == record) recorded.Add(Recorded(state));");
        }

        writer.Line();
        foreach (var name in context.Emitted)
        {
            writer.Line($"{context.Locals.Of(name)} = run.{(name == layer ? "Outputs" : "Modulation")};");
        }
    }
}
