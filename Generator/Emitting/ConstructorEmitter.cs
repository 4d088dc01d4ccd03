using Backpropamine.Generator.Planning;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>Fields and constructor: every layer and parameter registered by name.</summary>
internal static class ConstructorEmitter
{
    public static void Write(CodeWriter writer, EmitContext context)
    {
        var (spec, words, sizes) = (context.Spec, context.Words, context.Sizes);
        foreach (var (name, value) in context.Numbers.Own)
        {
            writer.Line($"private static readonly {words.Scalar} {name} = {Literal.AsWritten(value)};");
        }

        foreach (var input in spec.Inputs) writer.Line($"private readonly {words.Runtime("Signal")} {Naming.Field(input.Name)};");
        foreach (var layer in spec.Layers)
        {
            writer.Line($"private readonly {(layer.Kind == LayerKind.Module ? layer.ModuleType : words.Runtime("Layer"))} {Naming.Field(layer.Name)};");
            if (layer is { Kind: LayerKind.Module, Size.Constant: null }) writer.Line($"private readonly int {Sizes.Field(layer.Name)};");
        }

        writer.Line($"private readonly {words.Runtime("StatePart")}[] _layout;").Line();

        writer.Line("/// <summary>Makes the network with freshly drawn parameters.</summary>");
        foreach (var module in spec.Modules) writer.Line($"/// <param name=\"{sizes.Module(module.Name)}\">The module {module.Name}, which becomes part of the network.</param>");
        foreach (var member in sizes.Parameters) writer.Line($"/// <param name=\"{sizes.Parameter(member)}\">The size of {member}.</param>");
        writer
            .Line("/// <param name=\"device\">Where the parameters live; the CPU unless given.</param>")
            .Line("/// <param name=\"dtype\">Their element type; float32 unless given.</param>");
        using (writer.Block($"{spec.Visibility} {spec.Type.Name}({Signature(spec, words)}) : base(\"{spec.Type.Name.TrimStart('@')}\")"))
        {
            WriteChecks(writer, spec, sizes);
            writer.Line($"var type = dtype ?? {words.ScalarType}.Float32;");
            foreach (var input in spec.Inputs)
            {
                writer.Line($"{Naming.Field(input.Name)} = new {words.Runtime("Signal")}(\"{input.Name}\", {sizes.Of(input.Name)});");
            }

            foreach (var layer in spec.Layers) WriteLayer(writer, layer, context);
            WriteLayout(writer, context);
            writer.Line("Place(device);");
        }

        writer.Line();
    }

    /// <summary>The constructor's parameters.</summary>
    public static string Signature(NetworkSpec spec, Vocabulary words)
    {
        var sizes = new Sizes(spec);
        var parameters = spec.Modules.Select(module => $"{module.ModuleType} {Naming.Identifier(sizes.Module(module.Name))}, ")
            .Concat(sizes.Parameters.Select(member => $"int {Naming.Identifier(sizes.Parameter(member))}, "));
        return $"{string.Concat(parameters)}{words.Device}? device = null, {words.ScalarType}? dtype = null";
    }

    private static void WriteChecks(CodeWriter writer, NetworkSpec spec, Sizes sizes)
    {
        foreach (var input in spec.Inputs.Where(input => input.Size.Constant is null))
        {
            writer.Line($"CheckSize({sizes.Of(input.Name)}, \"{input.Name}\");");
        }

        var pairs = spec.Layers.SelectMany(layer =>
            layer.Injections.Select(i => i.Signal).Concat(layer.Input == InputMode.Linear ? [] : layer.Sources)
                .Concat(layer.Plastics.Select(plastic => plastic.Tap.Post).OfType<string>()).Distinct().Select(source => (layer.Name, source)));
        foreach (var (layer, source) in pairs.Where(pair => sizes.Of(pair.Name) != sizes.Of(pair.source)))
        {
            writer.Line($"CheckSameSize({sizes.Of(layer)}, \"{layer}\", {sizes.Of(source)}, \"{source}\");");
        }

        foreach (var (layer, pre) in spec.Layers.SelectMany(layer => layer.Plastics.Select(plastic => plastic.Tap.Pre).OfType<string>().Distinct().Select(pre => (layer, pre))))
        {
            var read = sizes.Of(PlasticConnection.Of(layer, layer.Plastic).PreSize);
            if (read != sizes.Of(pre)) writer.Line($"CheckSameSize({read}, \"what {layer.Name} reads\", {sizes.Of(pre)}, \"{pre}\");");
        }
    }

    private static void WriteLayer(CodeWriter writer, LayerSpec layer, EmitContext context)
    {
        var (words, sizes) = (context.Words, context.Sizes);
        if (layer.Kind == LayerKind.Module)
        {
            writer.Line($"{Naming.Field(layer.Name)} = AddModule(\"{Naming.Snake(layer.Name)}\", {Naming.Identifier(sizes.Module(layer.Name))}, \"{layer.Name}\", type);");
            if (layer.Size.Constant is null) writer.Line($"{Sizes.Field(layer.Name)} = {sizes.Of(layer.Name)};");
            return;
        }

        var parameters = context.Plan.Parameters.Where(p => p.Layer == layer.Name).ToList();
        var head = $"{Naming.Field(layer.Name)} = Add(\"{Naming.Snake(layer.Name)}\", new {words.Runtime("Layer")}(\"{layer.Name}\", {sizes.Of(layer.Name)})";
        if (parameters.Count == 0)
        {
            writer.Line(head + ");");
            return;
        }

        writer.Line(head);
        using (writer.Indent())
        {
            for (var i = 0; i < parameters.Count; i++)
            {
                var p = parameters[i];
                var shape = string.Join(", ", p.Shape.Select(sizes.Of));
                var start = p.Marks == ModulatedPart.All ? $".With(\"{p.Name}\", [{shape}], {words.Runtime("Initial")}.{p.Initial.Kind}, {Scale(p, sizes)}, type)"
                    : $".WithHalf({shape}, {words.Runtime("ModulatedPart")}.{p.Marks}, type)";
                writer.Line($"{start}{(i == parameters.Count - 1 ? ");" : "")}");
            }
        }
    }

    /// <summary>The one number that the initialiser takes: its scale, or the fan-in.</summary>
    private static string Scale(ParameterPlan parameter, Sizes sizes) =>
        parameter.Initial.Kind == Initial.FanIn ? sizes.Of(parameter.FanIn) : Literal.Of(parameter.Initial.Scale);

    /// <summary>How the part starts where that is not 0.</summary>
    private static string Start(CarriedPlan carried, EmitContext context) => carried.Start == InitialSpec.Zero ? ""
        : $" {{ Initial = {context.Words.Runtime("Initial")}.{carried.Start.Kind}, Scale = {(carried.Start.Kind == Initial.FanIn ? context.Sizes.Of(carried.Shape[0]) : Literal.Of(carried.Start.Scale))} }}";

    private static void WriteLayout(CodeWriter writer, EmitContext context)
    {
        var parts = context.Plan.Carried.Select(c =>
            $"new(\"{c.Name}\", {string.Join(", ", c.Shape.Select(context.Sizes.Of))}){Start(c, context)}").ToList();
        if (parts.Count == 0)
        {
            writer.Line("_layout = [];");
            return;
        }

        writer.Line("_layout =").Line("[");
        using (writer.Indent()) writer.Lines(parts.Select(part => part + ","));
        writer.Line("];");
    }
}
