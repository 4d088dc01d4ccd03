using Backpropamine.Generator.Planning;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>The nested class <c>State</c>, and in it one class for the state of each layer that has any.</summary>
internal static class StateEmitter
{
    public static void Write(CodeWriter writer, EmitContext context)
    {
        var words = context.Words;
        var layout = $"{words.Runtime("StatePart")}[] layout, long batch, {words.Tensor}[] parts";
        writer.Line("/// <summary>What the network carries from step to step.</summary>");
        using (writer.Block($"public sealed partial class State : {words.Runtime("NetworkState")}<State>"))
        {
            writer.Line($"internal State({layout}) : base(layout, batch, parts)").Line("{").Line("}").Line();

            if (context.Fusion.Cell is not null)
            {
                writer.Line($"internal State({words.Runtime("StatePart")}[] layout, long batch, {words.Kernel("FusedState")} fused) : base(layout, batch, fused)")
                    .Line("{").Line("}").Line();
            }

            var layers = context.Plan.Carried.Select((part, index) => (part, index)).GroupBy(p => p.part.Layer).ToList();
            foreach (var layer in layers)
            {
                writer.Line($"/// <summary>The state of {layer.Key}.</summary>")
                    .Line($"public {layer.Key}State {Naming.Identifier(layer.Key)} => new(this);").Line();
            }

            writer.Line("/// <inheritdoc/>")
                .Line($"protected override State With({layout}) => new(layout, batch, parts);");
            foreach (var layer in layers) WriteLayer(writer, layer.Key, [.. layer], context);
        }
    }

    private static void WriteLayer(CodeWriter writer, string layer, IReadOnlyList<(CarriedPlan Part, int Index)> parts, EmitContext context)
    {
        writer.Line().Line($"/// <summary>The state of {layer}: each value is read as a handle of its own, and differentiably; setting one replaces it.</summary>");
        using (writer.Block($"public sealed class {layer}State"))
        {
            writer.Line("private readonly State _state;").Line()
                .Line($"internal {layer}State(State state) => _state = state;");
            foreach (var (part, index) in parts)
            {
                var shape = string.Join(", ", part.Shape.Select(context.Sizes.Documented));
                writer.Line()
                    .Line($"/// <summary>{Meaning(part, context)}, <c>[B, {shape}]</c>.</summary>")
                    .Line($"public {context.Words.Tensor} {part.Part}")
                    .Line("{");
                using (writer.Indent())
                {
                    writer.Line($"get => _state.Read({index});").Line($"set => _state.Write({index}, value);");
                }

                writer.Line("}");
            }
        }
    }

    private static string Meaning(CarriedPlan carried, EmitContext context)
    {
        var layer = context.Spec.Layers.First(layer => layer.Name == carried.Layer);
        if (layer.Cell?.Find(carried.Part) is not null && carried.Part != "Activity") return $"The cell's state {carried.Part}";
        var path = layer.Plastics.Select(plastic => plastic.Names.Path).Where(path => path.Length > 0 && carried.Part.StartsWith(path, StringComparison.Ordinal)).OrderByDescending(path => path.Length).FirstOrDefault();
        return path is null ? Meaning(carried.Part) : $"{Meaning(carried.Part.Substring(path.Length))}, of {path}";
    }

    private static string Meaning(string part) => part switch
    {
        "Activity" => "The activity h",
        "Hebb" => "The plastic weights Hebb, pre before post",
        "Eligibility" => "The eligibility trace E, pre before post",
        "Clock" => "Steps counted towards the next commit",
        _ => $"The rule's state {part}",
    };
}
