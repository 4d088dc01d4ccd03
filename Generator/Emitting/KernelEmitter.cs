using Backpropamine.Generator.Planning.Fusing;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>The nested struct with a connection's equations and their adjoints, for the fused kernels.</summary>
internal static class KernelEmitter
{
    /// <summary>The struct's name: of the layer, unless the author has one of that name.</summary>
    public static string Name(EmitContext context, FusedCell cell)
    {
        var name = cell.Layer.Name + "Kernel";
        while (context.Spec.Layers.Any(layer => layer.Name == name) || context.Spec.Inputs.Any(input => input.Name == name)) name += "_";
        return name;
    }

    public static void Write(CodeWriter writer, EmitContext context, FusedCell cell)
    {
        var words = context.Words;
        writer.Line($"/// <summary>What one connection of {cell.Layer.Name} computes, at any width: its equations and their adjoints.</summary>");
        using (writer.Block($"private readonly struct {Name(context, cell)} : {words.Kernel("IPlasticKernel")}"))
        {
            WriteFacts(writer, words, cell);
            void Method(string signature, IReadOnlyList<(string Target, Expr Value)> results)
            {
                writer.Line()
                    .Line($"[{words.Compiler("MethodImpl")}({words.Compiler("MethodImplOptions")}.AggressiveInlining)]")
                    .Line("public static " + signature);
                using (writer.Block($"    where V : struct, {words.Kernel("IWidth")}<V>")) WriteBody(writer, results);
            }

            Method("V Weight<V>(V w, V alpha, V hebb)", [("return", cell.Weight)]);
            var weight = Differentiate.Run((cell.Weight, new Expr.Symbol("gWeight")));
            Method("void WeightAdjoint<V>(V w, V alpha, V hebb, V gWeight, out V gW, out V gAlpha, out V gHebb)",
                [("gW", cell.AddsSlow ? 0 : Of(weight, "w")), ("gAlpha", Of(weight, "alpha")), ("gHebb", Of(weight, "hebb"))]);

            var after = new List<(string, Expr)> { ("hebb", cell.Hebb) };
            var gradients = new List<(Expr, Expr)> { (cell.Hebb, new Expr.Symbol("gHebb")) };
            if (cell.Eligibility is { } trace)
            {
                after.Add(("eligibility", trace));
                gradients.Add((trace, new Expr.Symbol("gEligibility")));
            }

            Method("void Update<V>(V pre, V post, V w, V alpha, V eta, V rate, ref V hebb, ref V eligibility)", after);
            var update = Differentiate.Run([.. gradients]);
            string[] names = ["pre", "post", "w", "alpha", "eta", "rate"];
            var back = names.Select(name => ("g" + char.ToUpperInvariant(name[0]) + name.Substring(1), Of(update, name))).ToList();
            if (cell.Eligibility is not null) back.Add(("gEligibility", Of(update, "eligibility")));
            back.Add(("gHebb", Of(update, "hebb")));
            Method("void UpdateAdjoint<V>(V pre, V post, V w, V alpha, V eta, V rate, V hebb, V eligibility, ref V gHebb, ref V gEligibility, "
                + "out V gPre, out V gPost, out V gW, out V gAlpha, out V gEta, out V gRate)", back);
        }

        writer.Line();
    }

    private static Expr Of(IReadOnlyDictionary<string, Expr> gradients, string name) => gradients.TryGetValue(name, out var value) ? value : 0;

    /// <summary>The assignments in order; one whose target a later one still reads waits in a local.</summary>
    private static void WriteBody(CodeWriter writer, IReadOnlyList<(string Target, Expr Value)> results)
    {
        var text = new WidthText(results.Select(result => result.Value));
        var written = 0;
        var waiting = new List<string>();
        for (var i = 0; i < results.Count; i++)
        {
            var (target, value) = results[i];
            var result = WidthText.Bare(text.Of(value));
            for (; written < text.Lines.Count; written++) writer.Line(text.Lines[written]);
            if (target == "return")
            {
                writer.Line($"return {result};");
            }
            else if (results.Skip(i + 1).Any(later => later.Value.Reads(target)))
            {
                writer.Line($"var {target}Next = {result};");
                waiting.Add(target);
            }
            else
            {
                writer.Line($"{target} = {result};");
            }
        }

        foreach (var target in waiting) writer.Line($"{target} = {target}Next;");
    }

    private static void WriteFacts(CodeWriter writer, Vocabulary words, FusedCell cell)
    {
        var activation = words.Runtime("Activation");
        var tap = words.Kernel("ModulatorTap");
        var modulation = cell.Plastic.Modulation;
        var at = modulation is null ? "None" : modulation.External ? "Given" : modulation.At.ToString();
        var update = cell.Eligibility is { } trace ? cell.Hebb.Symbols().Concat(trace.Symbols()) : cell.Hebb.Symbols();
        writer
            .Line($"public static {words.Kernel("CellShape")} Cell => new({activation}.{cell.Layer.Activation}, {tap}.{at}, {activation}.{modulation?.Activation ?? Activation.Linear});")
            .Line($"public static bool HasTrace => {(cell.Eligibility is null ? "false" : "true")};")
            .Line($"public static {words.Kernel("Coefficients")} WeightReads => {Reads(cell.Weight.Symbols(), words)};")
            .Line($"public static {words.Kernel("Coefficients")} UpdateReads => {Reads(update, words)};")
            .Line($"public static bool AddsSlow => {(cell.AddsSlow ? "true" : "false")};");
    }

    private static string Reads(IEnumerable<string> symbols, Vocabulary words)
    {
        (string Name, string Flag)[] all = [("w", "Slow"), ("alpha", "Alpha"), ("eta", "Eta"), ("rate", "Rate")];
        var read = all.Where(flag => symbols.Contains(flag.Name)).Select(flag => $"{words.Kernel("Coefficients")}.{flag.Flag}").ToList();
        return read.Count == 0 ? $"{words.Kernel("Coefficients")}.None" : string.Join(" | ", read);
    }
}
