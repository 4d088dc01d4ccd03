using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Planning.Fusing;

/// <summary>What a fused cell's kernel computes for one connection: its equations, their adjoints, and what was hoisted out of both.</summary>
/// <param name="Lanes">Terms that all connections of a lane share.</param>
/// <param name="Rows">Terms that a row's connections share.</param>
/// <param name="Columns">Terms that a column's connections share.</param>
/// <param name="Weight">What the activity passes through.</param>
/// <param name="WeightAdjoint">Sums of gradients, with what the weight adds to them.</param>
/// <param name="Update">Hebb and trace after the step.</param>
/// <param name="UpdateAdjoint">The gradients of the state before the step, and sums of gradients with what the update adds.</param>
internal sealed record ConnectionEquations(
    IReadOnlyList<(string Name, Expr Value)> Lanes,
    IReadOnlyList<(string Name, Expr Value)> Rows,
    IReadOnlyList<(string Name, Expr Value)> Columns,
    Expr Weight,
    IReadOnlyList<(string Name, Expr Value)> WeightAdjoint,
    IReadOnlyList<(string Name, Expr Value)> Update,
    IReadOnlyList<(string Name, Expr Value)> UpdateAdjoint)
{
    private static readonly string[] Read = ["pre", "post", "w", "alpha", "eta", "rate"];

    public static ConnectionEquations Of(FusedCell cell)
    {
        var hoist = new Hoist(cell.Plastic.Eta, FansOut(cell));
        var weight = Differentiate.Run((cell.Weight, new Expr.Symbol("gWeight")));
        var update = Differentiate.Run([.. Results(cell).Select(result => (result.Value, (Expr)new Expr.Symbol(Gradient(result.Name))))]);

        var weightAdjoint = Sums(weight, cell.AddsSlow ? ["alpha", "hebb"] : ["w", "alpha", "hebb"]);
        var updateForward = Results(cell).Select(result => (result.Name, hoist.Run(result.Value))).ToList();
        var updateAdjoint = Sums(update, Read).Select(sum => (sum.Name, hoist.Run(sum.Value))).ToList();
        if (cell.Eligibility is not null) updateAdjoint.Add(("gEligibility", hoist.Run(Of(update, "eligibility"))));
        updateAdjoint.Add(("gHebb", hoist.Run(Of(update, "hebb"))));
        return new ConnectionEquations(hoist.Lanes, hoist.Rows, hoist.Columns, cell.Weight, weightAdjoint, updateForward, updateAdjoint);
    }

    /// <summary>The coefficients that differ from connection to connection.</summary>
    public static IReadOnlyList<string> PerConnection(FusedCell cell)
    {
        var names = new List<string>();
        if (cell.Plastic.Slow != SlowWeights.None) names.Add("w");
        if (cell.Plastic.Alpha == Grain.PerConnection) names.Add("alpha");
        if (cell.Plastic is { EtaLearned: true, Eta: Grain.PerConnection }) names.Add("eta");
        return names;
    }

    /// <summary>The coefficients that all connections of a lane share.</summary>
    public static IReadOnlyList<string> Shared(FusedCell cell)
    {
        var names = new List<string>();
        if (cell.Plastic is { EtaLearned: true, Eta: Grain.Scalar } && Results(cell).Any(result => result.Value.Reads("eta"))) names.Add("eta");
        if (cell.Plastic.Modulation is not null && !FansOut(cell)) names.Add("rate");
        return names;
    }

    /// <summary>The name of a name's gradient.</summary>
    public static string Gradient(string name) => "g" + char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>What the update's adjoint adds gradients of.</summary>
    public IEnumerable<string> Given => UpdateAdjoint.Select(sum => sum.Name)
        .Where(name => name is not ("gHebb" or "gEligibility"))
        .Select(name => char.ToLowerInvariant(name[1]) + name.Substring(2));

    private static bool FansOut(FusedCell cell) => cell.Plastic.Modulation is { FanOut: not FanOut.None };

    private static IReadOnlyList<(string Name, Expr Value)> Results(FusedCell cell) => cell.Eligibility is { } trace
        ? [("hebb", cell.Hebb), ("eligibility", trace)]
        : [("hebb", cell.Hebb)];

    /// <summary>Each name's gradient added to its sum; names without a gradient are left out.</summary>
    private static IReadOnlyList<(string Name, Expr Value)> Sums(IReadOnlyDictionary<string, Expr> gradients, IEnumerable<string> names) =>
        [.. names.Where(name => Of(gradients, name) is not Expr.Literal(0))
            .Select(name => (Gradient(name), new Expr.Symbol(Gradient(name)) + Of(gradients, name)))];

    private static Expr Of(IReadOnlyDictionary<string, Expr> gradients, string name) => gradients.TryGetValue(name, out var value) ? value : 0;
}
