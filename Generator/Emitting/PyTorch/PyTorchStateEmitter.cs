using Backpropamine.Generator.Planning;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting.PyTorch;

/// <summary><c>initial_state</c>.</summary>
internal static class PyTorchStateEmitter
{
    public static void Write(CodeWriter writer, PyTorchContext context)
    {
        writer.Line("def initial_state(self, batch):");
        using (writer.Indent())
        {
            writer.Line($"\"\"\"The state at the start of an episode{(context.Plan.StartsAtZero ? ": all zeros" : "")}.\"\"\"");
            if (context.Plan.Carried.Count == 0)
            {
                writer.Line("return {}").Line();
                return;
            }

            var like = context.Plan.Parameters.Count > 0 ? "like.new_" : "torch.";
            if (context.Plan.Parameters.Count > 0) writer.Line("like = next(self.parameters())");
            writer.Line("return {");
            using (writer.Indent())
            {
                writer.Lines(context.Plan.Carried.Select(c =>
                    $"\"{c.Name}\": {like}{(c.Start == InitialSpec.Zero ? "zeros" : "empty")}(batch, {string.Join(", ", c.Shape.Select(dimension => Size(dimension, context)))}){Filling(c, context)},"));
            }

            writer.Line("}").Line();
        }
    }

    /// <summary>What fills a part that does not start at 0.</summary>
    private static string Filling(CarriedPlan carried, PyTorchContext context) =>
        carried.Start == InitialSpec.Zero ? "" : "." + PyTorchConstructorEmitter.Filling(carried.Start, Size(carried.Shape[0], context));

    /// <summary>A size after construction.</summary>
    private static string Size(Dimension dimension, PyTorchContext context) => dimension.Members.Count == 0
        ? context.Sizes.Of(dimension)
        : string.Join(" + ", dimension.Members.Select(context.Sizes.Owner).Select(member =>
            !context.Sizes.IsParameter(member) ? context.Sizes.Of(member)
            : context.KeptSizes.Contains(member) ? PythonNames.SizeOf(member)
            : PythonNames.Module(member) + ".size"));
}
