using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>The nested class <c>Output</c>.</summary>
internal static class OutputEmitter
{
    public static void Write(CodeWriter writer, EmitContext context)
    {
        var words = context.Words;
        writer.Line("/// <summary>The activities of one step [B, N], or of a sequence [T, B, N].</summary>");
        using (writer.Block($"public sealed partial class Output : {words.Runtime("NetworkOutput")}"))
        {
            writer.Line($"internal Output(params {words.Tensor}[] tensors) : base(tensors)").Line("{").Line("}");
            for (var i = 0; i < context.Plan.Outputs.Count; i++)
            {
                var output = context.Plan.Outputs[i];
                writer.Line()
                    .Line($"/// <summary>{output.Name}, <c>[B, {context.Sizes.Documented(output.Width)}]</c>.</summary>")
                    .Line($"public {words.Tensor} {Naming.Identifier(output.Name)} => Part({i});");
            }
        }

        writer.Line();
    }
}
