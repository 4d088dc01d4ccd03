using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>What a step needs beside its inputs: masks that are drawn, and what modules of the author's make of inputs.</summary>
internal static class PrepareEmitter
{
    public static void Write(CodeWriter writer, EmitContext context)
    {
        if (context.Prepared.Count == 0) return;
        var tensor = context.Words.Tensor;
        var results = context.Prepared.Select(context.Locals.Of).ToList();
        var result = results.Count == 1 ? tensor : $"({string.Join(", ", results.Select(_ => tensor))})";
        var parameters = string.Join(", ", context.PrepareInputs.Select(name => $"{tensor} {context.Locals.Of(name)}"));
        writer.Line("/// <summary>What modules make of the inputs: of one step, or of a sequence.</summary>");
        using (writer.Block($"private {result} Prepare({parameters})"))
        {
            StatementsEmitter.Write(writer, context, Phase.Prepare);
            writer.Line($"return {Tuple(results)};");
        }

        writer.Line();
    }

    /// <summary>Draws and calls, for a batch of such a shape.</summary>
    public static void WriteCall(CodeWriter writer, EmitContext context, string shape)
    {
        foreach (var mask in context.Drawn)
        {
            var dropout = context.Spec.Layers.First(layer => layer.Name == ValueName.Layer(mask));
            writer.Line($"var {context.Locals.Of(mask)} = DropoutMask({Naming.Member(dropout.Name)}, {Literal.Of(dropout.Rate)}, {shape});");
        }

        if (context.Prepared.Count == 0) return;
        writer.Line($"var {Tuple([.. context.Prepared.Select(context.Locals.Of)])} = Prepare({string.Join(", ", context.PrepareInputs.Select(context.Locals.Of))});");
    }

    /// <summary>The check of an input: of numbers, or of ids.</summary>
    public static string Check(EmitContext context, SignalSpec input, string method, string more)
    {
        var (name, member) = (context.Parameter(input.Name), Naming.Member(input.Name));
        if (!context.Ids.Contains(input.Name)) return $"{method}({name}, {member}, {more});";
        var count = context.Spec.Layers.Where(layer => layer.Kind == LayerKind.Embedding && layer.Sources.Contains(input.Name)).Min(layer => layer.Count);
        return $"{name} = {method}Ids({name}, {member}, {Literal.Of(count)}, {more});";
    }

    private static string Tuple(IReadOnlyList<string> items) => items.Count == 1 ? items[0] : $"({string.Join(", ", items)})";
}
