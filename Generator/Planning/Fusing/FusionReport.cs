using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Sweeping;

namespace Backpropamine.Generator.Planning.Fusing;

/// <summary>What was fused and what it costs, or why nothing was: for people who read generated code.</summary>
internal static class FusionReport
{
    /// <summary>One sentence, or nothing for a network without plasticity.</summary>
    public static string Summary(Fusion fusion, CellChain? chain, SweptPlan? swept, bool hasProgram) => fusion switch
    {
        _ when chain is not null =>
            $"{And([.. chain.Cells.Select(cell => cell.Layer.Name)])} are fused cells in a sequence: each runs all steps in cache before the next one begins. Single steps run in {SweepReport.Count(swept!)}.",
        { Cell: { } cell } => $"{cell.Layer.Name} is fused: {Inside(cell)} run step by step in cache, the update of step t and the read for step t+1 in one pass.",
        { Refusal: { Kind: not RefusalKind.NothingPlastic } refusal } =>
            $"Not one fused cell: the network {refusal.Reason}.{Instead(swept, hasProgram)}{(refusal.Advice.Length == 0 ? "" : $" To have it fused, {refusal.Advice}.")}",
        _ => "",
    };

    /// <summary>How a network runs that is not one cell.</summary>
    private static string Instead(SweptPlan? swept, bool hasProgram)
    {
        if (swept is null) return "";
        var sweeps = $"in {SweepReport.Count(swept)} over the connections, vectors between them as plain operations";
        return hasProgram ? $" A sequence runs as one program of kernels, which takes each lane through all its steps; a single step runs {sweeps}." : $" Every step runs {sweeps}.";
    }

    /// <summary>The cell's costs and its derived adjoint, line by line.</summary>
    public static IEnumerable<string> Lines(Plan plan, FusedCell cell)
    {
        yield return "matrices moved per connection and step";
        foreach (var pass in KernelPass.Forward(cell).Concat(KernelPass.Backward(cell)))
        {
            yield return $"    {pass.Name}: {Count(pass.Loads, "load")} ({string.Join(", ", pass.Loads)}), {Count(pass.Stores, "store")} ({string.Join(", ", pass.Stores)})";
        }

        var equations = ConnectionEquations.Of(cell);
        foreach (var (of, terms) in new[] { ("lane", equations.Lanes), ("row", equations.Rows), ("column", equations.Columns) })
        {
            if (terms.Count > 0) yield return $"    once for each {of}: {string.Join(", ", terms.Select(term => AdjointText.Text(cell, term.Value)))}";
        }

        yield return "kept for the backward pass, in bytes at float32, with a checkpoint every k steps";
        yield return $"    {Kept(cell)}";
        yield return "adjoint of the update, from gH" + (cell.Eligibility is null ? "" : ", gE") + " after the step";
        foreach (var line in AdjointText.Update(cell)) yield return "    " + line;
        yield return "adjoint of the neurons";
        foreach (var line in AdjointText.Neuron(cell)) yield return "    " + line;
        yield return "adjoint of the read";
        foreach (var line in AdjointText.Read(cell)) yield return "    " + line;
        yield return "not fused, but one operation for all steps";
        foreach (var statement in plan.Statements.Where(s => s.Phase != Phase.Advance && s.Equation.Length > 0)) yield return "    " + statement.Equation;
    }

    /// <summary>Vectors of every step, and the state before every k-th.</summary>
    private static string Kept(FusedCell cell)
    {
        var vectors = cell.Plastic.Modulation is null ? "4·B·T·2·N" : "4·B·T·(2·N + 1)";
        return $"{vectors} + 4·B·{(cell.Eligibility is null ? "" : "2·")}N²·⌈T/k⌉";
    }

    private static string Inside(FusedCell cell)
    {
        var inside = new List<string> { "its recurrent sum", "activation" };
        if (cell.Plastic.Modulation is { HasUnits: true }) inside.Add("M");
        inside.Add("Hebb");
        if (cell.Eligibility is not null) inside.Add("trace");
        return And(inside);
    }

    private static string And(IReadOnlyList<string> names) => string.Join(", ", names.Take(names.Count - 1)) + " and " + names[names.Count - 1];

    private static string Count(IReadOnlyList<string> names, string what) => $"{names.Count} {what}{(names.Count == 1 ? "" : "s")}";
}
