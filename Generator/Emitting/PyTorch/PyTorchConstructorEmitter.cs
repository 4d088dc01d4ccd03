using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting.PyTorch;

/// <summary><c>__init__</c>: every parameter with its initial values, in the order in which C# draws them.</summary>
internal static class PyTorchConstructorEmitter
{
    public static void Write(CodeWriter writer, PyTorchContext context)
    {
        var sizes = string.Concat(context.Plan.Spec.Modules.Select(module => $", {context.Names.Of(module.Name)}").Concat(context.Sizes.Parameters.Select(member => $", {context.Sizes.Of(member)}")));
        writer.Line($"def __init__(self{sizes}, device=None, dtype=None):");
        using (writer.Indent())
        {
            writer.Line("super().__init__()");
            if (context.Plan.Parameters.Count > 0) writer.Line("options = {\"device\": device, \"dtype\": dtype}");
            foreach (var input in context.KeptSizes) writer.Line($"{PythonNames.SizeOf(input)} = {context.Sizes.Of(input)}");
            foreach (var layer in context.Plan.Spec.Layers) WriteLayer(writer, layer, context);
        }

        writer.Line();
    }

    private static void WriteLayer(CodeWriter writer, LayerSpec spec, PyTorchContext context)
    {
        var layer = spec.Name;
        var module = PythonNames.Module(layer);
        if (spec.Kind == LayerKind.Module)
        {
            writer.Line().Line($"{module} = {context.Names.Of(layer)}.to(device=device, dtype=dtype)");
            return;
        }

        var parameters = context.Plan.Parameters.Where(p => p.Layer == layer).ToList();
        var keepsSize = context.Sizes.IsParameter(layer) && context.Plan.Carried.Any(c => c.Layer == layer || c.Shape.Any(dimension => dimension.Members.Any(member => context.Sizes.Owner(member) == layer)));
        if (parameters.Count == 0 && !keepsSize) return;

        writer.Line().Line($"{module} = nn.Module()");
        if (keepsSize) writer.Line($"{module}.size = {context.Names.Of(layer)}");
        foreach (var p in parameters)
        {
            if (p.Marks != ModulatedPart.All)
            {
                var count = context.Sizes.Of(p.FanIn);
                var half = count.Contains('+') ? $"({count}) // 2" : $"{count} // 2";
                var marked = $"(torch.arange({count}, device=device) {(p.Marks == ModulatedPart.FirstHalf ? "<" : ">=")} {half}).to(dtype or torch.get_default_dtype())";
                writer.Line($"{module}.register_buffer(\"{p.Name}\", {marked}, persistent=False)");
                continue;
            }

            writer.Line($"{PythonNames.Parameter(layer, p.Name)} = nn.Parameter(torch.empty({context.Shape(p.Shape)}, **options).{Filling(p.Initial, context.Sizes.Of(p.FanIn))})");
        }
    }

    /// <summary>What fills a tensor in place.</summary>
    public static string Filling(InitialSpec initial, string fanIn)
    {
        var scale = PythonText.Literal(initial.Scale);
        if (fanIn.Contains('+')) fanIn = $"({fanIn})";
        return initial.Kind switch
        {
            Initial.FanIn => $"uniform_(-{fanIn} ** -0.5, {fanIn} ** -0.5)",
            Initial.Uniform => $"uniform_(0, {scale})",
            Initial.Symmetric => $"uniform_(-{scale}, {scale})",
            Initial.Normal => $"normal_(0, {scale})",
            _ => $"fill_({scale})",
        };
    }
}
