using Backpropamine.Generator.Planning;
using Backpropamine.Generator.Planning.Fusing;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>The fused form of <c>forward</c>: one more step on the tape of those before.</summary>
internal static class FusedStepEmitter
{
    public static void Write(CodeWriter writer, EmitContext context, FusedCell cell)
    {
        var words = context.Words;
        var inputs = string.Join(", ", context.TapeInputs.Select(name => context.Ids.Contains(name) ? $"AsNumbers({context.Locals.Of(name)})" : context.Locals.Of(name)));
        var modulation = context.IsModulated ? ForwardEmitter.ModulationArgument(context) : "null";
        using (writer.Block($"if (RunsFusedCell({Naming.Member(cell.Layer.Name)}, state))"))
        {
            writer.Line($"var (tensors, fused) = StepFused<{KernelEmitter.Name(context, cell)}>(");
            using (writer.Indent())
            {
                writer.Line($"{Naming.Member(cell.Layer.Name)}, state, [{inputs}], {modulation}, {ProjectEmitter.Function(context)}, {ReadOutEmitter.Function(context, cell)}{(ActsWithoutGradient(context.Plan) ? ", actsWithoutGradient: true" : "")});");
            }

            if (context.SurroundsKernels) WriteMoved(writer, context);
            else writer.Line($"return new {words.Runtime("Step")}<Output, State>(new Output(tensors), new State(_layout, state.Batch, fused));");
        }

        writer.Line();
    }

    private static bool ActsWithoutGradient(Plan plan) => plan.Statements
        .Where(statement => statement.Phase is Phase.Project or Phase.ReadOut)
        .Any(statement => statement.Value.DescendantsAndSelf().Any(part => part is Expr.WhereAtMost or Expr.WithSlope));

    private static void WriteMoved(CodeWriter writer, EmitContext context)
    {
        var output = context.ReadsOutThroughModules ? ReadOutEmitter.CallBehindTape(context, "tensors") : "new Output(tensors)";
        writer
            .Line($"var made = new {context.Words.Runtime("Step")}<Output, State>({output}, new State(_layout, state.Batch, fused));")
            .Line("made.Output.MoveToOuterDisposeScope();")
            .Line("made.State.MoveToOuterDisposeScope();")
            .Line("return made;");
    }
}
