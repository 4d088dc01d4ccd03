using Backpropamine.Generator.Emitting.Programs;
using Backpropamine.Generator.Planning.Fusing;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Backpropamine.Generator.Emitting;

/// <summary>The property <c>Facts</c>: what a network says of itself at run time, for summaries and for names in messages.</summary>
internal static class FactsEmitter
{
    public static void Write(CodeWriter writer, EmitContext context)
    {
        var (spec, words) = (context.Spec, context.Words);
        var sizes = new Sizes(spec, member => spec.Modules.Any(module => module.Name == member) ? Sizes.Field(member) : Naming.Member(member) + ".Size");
        var kind = context.Fusion.Cell is not null ? "Cell"
            : context.Chain is not null ? "Chain"
            : context.Programs.Count > 0 ? "Program"
            : context.Swept?.Sweeps.Any() == true ? "Sweeps" : "None";
        writer.Line("/// <inheritdoc/>")
            .Line($"protected override {words.Runtime("NetworkFacts")} Facts => new({words.Runtime("Recurrence")}.{kind}, {Quoted(Running(context))})")
            .Line("{");
        using (writer.Indent())
        {
            writer.Line("Layout = _layout,")
                .Line($"Inputs = [{string.Join(", ", spec.Inputs.Select(input => Naming.Field(input.Name)))}],")
                .Line("Layers =").Line("[");
            using (writer.Indent())
            {
                writer.Lines(spec.Layers.Select(layer => $"new({Quoted(layer.Name)}, {Quoted(Naming.Snake(layer.Name))}, {sizes.Of(layer.Name)}, {Quoted(Kind(layer))}, {Quoted(Plasticity(layer))}),"));
            }

            writer.Line("],")
                .Line($"Outputs = [{string.Join(", ", context.Plan.Outputs.Select(output => Quoted(output.Name)))}],");
            if (kind == "Program")
            {
                writer.Line($"Vectors = {Count(context, sizes)},");
                if (ProgramEmitter.Products(context) is { Length: > 2 } products) writer.Line($"Products = [{products.Substring(2)}],");
            }
        }

        writer.Line("};").Line();
    }

    private static string Running(EmitContext context)
    {
        var sentence = FusionReport.Summary(context.Fusion, context.Chain, context.Swept, context.Programs.Count > 0);
        return sentence.Length > 0 ? sentence
            : context.Programs.Count > 0 ? "A sequence runs as one program of kernels, which takes each lane through all its steps; a single step runs in plain operations."
            : "Every step runs in plain operations.";
    }

    private static string Kind(LayerSpec layer)
    {
        var kind = layer.Cell is { } cell ? $"{layer.Kind}<{cell.Name}>" : layer.Kind.ToString();
        return layer.Kind is LayerKind.Recurrent or LayerKind.Dense or LayerKind.Readout && layer.Cell is null && layer.Activation != Activation.Linear ? $"{kind}, {layer.Activation}" : kind;
    }

    private static string Plasticity(LayerSpec layer) => string.Join("; ", layer.Plastics.Select(plastic =>
        $"{(plastic.Path is { } path ? path + ": " : "")}{plastic.Rule.Name}{(plastic.Modulation is { } modulation ? ", " + modulation.Kind : "")}"));

    /// <summary>How many numbers of one lane and step the programs keep.</summary>
    private static string Count(EmitContext context, Sizes sizes)
    {
        var all = context.Programs[0].Vectors.ToList();
        var members = all.SelectMany(dimension => dimension.Members).ToList();
        var constant = all.Sum(dimension => dimension.Count) + members.Sum(member => context.Spec.SizeOf(member) ?? 0);
        var terms = members.Where(sizes.IsParameter).GroupBy(sizes.Owner).Select(group => $"{Literal.Of(group.Count())} * {sizes.Of(group.Key)}").ToList();
        if (constant > 0 || terms.Count == 0) terms.Add(Literal.Of(constant));
        return string.Join(" + ", terms);
    }

    private static string Quoted(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
