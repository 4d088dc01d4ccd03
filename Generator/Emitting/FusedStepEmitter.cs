using Backpropamine.Generator.Planning.Fusing;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>The fused form of <c>forward</c>: one more step on the tape of those before.</summary>
internal static class FusedStepEmitter
{
    public static void Write(CodeWriter writer, EmitContext context, FusedCell cell)
    {
        var words = context.Words;
        var inputs = string.Join(", ", context.Spec.Inputs.Select(input => context.Parameter(input.Name)));
        var modulation = context.IsModulated ? ForwardEmitter.ModulationArgument(context) : "null";
        using (writer.Block("if (RunsFused)"))
        {
            writer.Line($"var (tensors, fused) = StepFused<{KernelEmitter.Name(context, cell)}>(");
            using (writer.Indent())
            {
                writer.Line($"{Naming.Member(cell.Layer.Name)}, state, [{inputs}], {modulation}, {ProjectEmitter.Function(context)}, {ReadOutEmitter.Function(context, cell)});");
            }

            writer.Line($"return new {words.Runtime("Step")}<Output, State>(new Output(tensors), new State(_layout, state.Batch, fused));");
        }

        writer.Line();
    }
}
