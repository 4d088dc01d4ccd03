using Backpropamine.Generator.Planning.Fusing;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>The nested struct with a connection's equations and their adjoints, for the fused kernels.</summary>
internal static class KernelEmitter
{
    private const string Where = "where V : struct, ";

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
            var width = $"    {Where}{words.Kernel("IWidth")}<V>";
            void Method(string signature, IReadOnlyList<(string Target, Expr Value)> results)
            {
                writer.Line()
                    .Line("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]")
                    .Line("public static " + signature);
                using (writer.Block(width)) WriteBody(writer, results);
            }

            Method("V Weight<V>(V w, V alpha, V hebb)", [("return", cell.Weight)]);
            var weight = Differentiate.Run((cell.Weight, new Expr.Symbol("gWeight")));
            Method("void WeightAdjoint<V>(V w, V alpha, V hebb, V gWeight, out V gW, out V gAlpha, out V gHebb)",
                [("gW", AddsSlow(cell) ? 0 : Of(weight, "w")), ("gAlpha", Of(weight, "alpha")), ("gHebb", Of(weight, "hebb"))]);

            var after = new List<(string, Expr)> { ("hebb", cell.Hebb) };
            var gradients = new List<(Expr, Expr)> { (cell.Hebb, new Expr.Symbol("gHebb")) };
            if (cell.Eligibility is { } trace)
            {
                after.Add(("eligibility", trace));
                gradients.Add((trace, new Expr.Symbol("gEligibility")));
            }

            Method("void Update<V>(V pre, V post, V w, V alpha, V eta, V rate, ref V hebb, ref V eligibility)", after);
            var update = Differentiate.Run([.. gradients]);
            var back = new List<(string, Expr)> { ("gHebb", Of(update, "hebb")) };
            if (cell.Eligibility is not null) back.Add(("gEligibility", Of(update, "eligibility")));
            string[] names = ["pre", "post", "w", "alpha", "eta", "rate"];
            back.AddRange(names.Select(name => ("g" + char.ToUpperInvariant(name[0]) + name.Substring(1), Of(update, name))));
            Method("void UpdateAdjoint<V>(V pre, V post, V w, V alpha, V eta, V rate, V hebb, V eligibility, ref V gHebb, ref V gEligibility, "
                + "out V gPre, out V gPost, out V gW, out V gAlpha, out V gEta, out V gRate)", back);
        }

        writer.Line();
    }

    private static Expr Of(IReadOnlyDictionary<string, Expr> gradients, string name) => gradients.TryGetValue(name, out var value) ? value : 0;

    /// <summary>Every result is computed before any is assigned: what is assigned is also read.</summary>
    private static void WriteBody(CodeWriter writer, IReadOnlyList<(string Target, Expr Value)> results)
    {
        var text = new WidthText(results.Select(result => result.Value));
        var values = new List<string>();
        var written = 0;
        foreach (var (target, value) in results)
        {
            var result = WidthText.Bare(text.Of(value));
            for (; written < text.Lines.Count; written++) writer.Line(text.Lines[written]);
            values.Add(results.Count == 1 ? result : $"{target}Value");
            if (results.Count > 1) writer.Line($"var {target}Value = {result};");
        }

        for (var i = 0; i < results.Count; i++)
        {
            writer.Line(results[i].Target == "return" ? $"return {values[i]};" : $"{results[i].Target} = {values[i]};");
        }
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
            .Line($"public static bool AddsSlow => {(AddsSlow(cell) ? "true" : "false")};");
    }

    private static bool AddsSlow(FusedCell cell) =>
        Of(Differentiate.Run((cell.Weight, new Expr.Symbol("gWeight"))), "w") == new Expr.Symbol("gWeight");

    private static string Reads(IEnumerable<string> symbols, Vocabulary words)
    {
        (string Name, string Flag)[] all = [("w", "Slow"), ("alpha", "Alpha"), ("eta", "Eta"), ("rate", "Rate")];
        var read = all.Where(flag => symbols.Contains(flag.Name)).Select(flag => $"{words.Kernel("Coefficients")}.{flag.Flag}").ToList();
        return read.Count == 0 ? $"{words.Kernel("Coefficients")}.None" : string.Join(" | ", read);
    }
}
