using Backpropamine.Generator.Planning.Fusing;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>The nested struct with a connection's equations and their adjoints, for the fused kernels.</summary>
internal static class KernelEmitter
{
    private static readonly (string Symbol, string Flag)[] Coefficients =
        [("w", "Slow"), ("alpha", "Alpha"), ("eta", "Eta"), ("rate", "Rate"), ("post", "Post"), ("hebb", "Hebb"), ("eligibility", "Eligibility")];

    /// <summary>The struct's name: of the layer, unless the author has one of that name.</summary>
    public static string Name(EmitContext context, FusedCell cell) => context.Free(cell.Layer.Name + "Kernel");

    public static void Write(CodeWriter writer, EmitContext context, FusedCell cell)
    {
        var words = context.Words;
        writer.Line($"/// <summary>What one connection of {cell.Layer.Name} computes, at any width: its equations and their adjoints.</summary>");
        using (writer.Block($"private readonly struct {Name(context, cell)} : {words.Kernel("IPlasticKernel")}"))
        {
            var equations = ConnectionEquations.Of(cell);
            WriteFacts(writer, words, cell, equations);
            void Method(string signature, IReadOnlyList<(string Target, Expr Value)> results)
            {
                writer.Line()
                    .Line($"[{words.Compiler("MethodImpl")}({words.Compiler("MethodImplOptions")}.AggressiveInlining)]")
                    .Line("public static " + signature);
                using (writer.Block($"    where V : struct, {words.Kernel("IWidth")}<V>")) WriteBody(writer, results);
            }

            if (equations.Lanes.Count > 0) Method("void PerLane<V>(V eta, V rate, ref V l1, ref V l2)", equations.Lanes);
            if (equations.Rows.Count > 0) Method("void PerRow<V>(V pre, V eta, V rate, ref V r1, ref V r2)", equations.Rows);
            if (equations.Columns.Count > 0) Method("void PerColumn<V>(V post, V eta, V rate, ref V c1, ref V c2, ref V c3, ref V c4)", equations.Columns);
            Method("V Weight<V>(V w, V alpha, V hebb)", [("return", equations.Weight)]);
            Method("void WeightAdjoint<V>(V w, V alpha, V hebb, V gWeight, ref V gW, ref V gAlpha, ref V gHebb)", equations.WeightAdjoint);
            Method("void Update<V>(V pre, V post, V w, V alpha, V eta, V rate, V l1, V l2, V r1, V r2, V c1, V c2, V c3, V c4, ref V hebb, ref V eligibility)", equations.Update);
            Method("void UpdateAdjoint<V>(V pre, V post, V w, V alpha, V eta, V rate, V l1, V l2, V r1, V r2, V c1, V c2, V c3, V c4, V hebb, V eligibility, "
                + "ref V gHebb, ref V gEligibility, ref V gPre, ref V gPost, ref V gW, ref V gAlpha, ref V gEta, ref V gRate)", equations.UpdateAdjoint);
        }

        writer.Line();
    }

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

    private static void WriteFacts(CodeWriter writer, Vocabulary words, FusedCell cell, ConnectionEquations equations)
    {
        var activation = words.Runtime("Activation");
        var tap = words.Kernel("ModulatorTap");
        var modulation = cell.Plastic.Modulation;
        var at = modulation is null ? "None" : modulation.HasUnits ? modulation.At.ToString() : "Given";
        writer
            .Line($"public static {words.Kernel("CellShape")} Cell => new({activation}.{cell.Layer.Activation}, {tap}.{at}, {activation}.{modulation?.Activation ?? Activation.Linear});")
            .Line($"public static bool HasTrace => {(cell.Eligibility is null ? "false" : "true")};")
            .Line($"public static bool AddsSlow => {(cell.AddsSlow ? "true" : "false")};")
            .Line($"public static int ColumnTerms => {equations.Columns.Count};");
        Flags("WeightReads", cell.Weight.Symbols());
        Flags("UpdateReads", equations.Update.SelectMany(result => result.Value.Symbols()));
        Flags("AdjointReads", equations.UpdateAdjoint.SelectMany(result => result.Value.Symbols()));
        Flags("UpdateGives", equations.Given);
        Flags("PerConnection", ConnectionEquations.PerConnection(cell));
        Flags("Shared", ConnectionEquations.Shared(cell));

        void Flags(string name, IEnumerable<string> symbols)
        {
            var coefficients = words.Kernel("Coefficients");
            var found = new HashSet<string>(symbols);
            var flags = Coefficients.Where(flag => found.Contains(flag.Symbol)).Select(flag => $"{coefficients}.{flag.Flag}").ToList();
            writer.Line($"public static {coefficients} {name} => {(flags.Count == 0 ? $"{coefficients}.None" : string.Join(" | ", flags))};");
        }
    }
}
