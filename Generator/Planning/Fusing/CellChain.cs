using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;

namespace Backpropamine.Generator.Planning.Fusing;

/// <summary>
/// Several plastic recurrent layers of which each reads itself and those before it, and nothing after it: then each is a fused cell that runs all steps of a
/// sequence before the next one begins, and what lies between two cells is computed for all steps at once.
/// </summary>
/// <param name="Links">The cells in order, each with what is computed before it.</param>
internal sealed record CellChain(IReadOnlyList<CellLink> Links)
{
    public IEnumerable<FusedCell> Cells => Links.Select(link => link.Cell);

    /// <summary>The chain of a plan, or null where its recurrence is none.</summary>
    public static CellChain? Of(Plan plan)
    {
        if (!IsChain(plan.Spec)) return null;
        var layers = plan.Spec.Order.Select(name => plan.Spec.Layers.First(layer => layer.Name == name)).Where(layer => layer.Plastic is not null).ToList();
        var advance = plan.Statements.Where(statement => statement.Phase == Phase.Advance).ToList();
        var between = advance.Where(statement => !IsOfCell(statement.Target, layers)).ToList();
        if (!between.All(IsForAllSteps)) return null;

        var links = new List<CellLink>();
        foreach (var layer in layers)
        {
            var before = Needed($"{layer.Name}.input", between);
            between.RemoveAll(before.Contains);
            links.Add(new CellLink(before, Fusion.Equations(layer, layer.Plastic!)));
        }

        // What no cell waits for comes after the last one.
        return between.Count == 0 ? new CellChain(links) : null;
    }

    /// <summary>Whether a declaration is a chain: several plastic recurrent layers, each of which could be one fused cell, and nothing else that is carried over.</summary>
    public static bool IsChain(NetworkSpec spec)
    {
        var plastic = spec.Layers.Where(layer => layer.Plastic is not null).ToList();
        return plastic.Count > 1
            && plastic.All(layer => layer.Kind == LayerKind.Recurrent && Refusal.OfLayer(layer) is null)
            && spec.Layers.All(layer => plastic.Contains(layer) || (layer.Kind != LayerKind.Recurrent && layer.Cell is null));
    }

    /// <summary>The parts of the state that a cell advances, in the order in which kernels have them.</summary>
    public static IReadOnlyList<int> Parts(Plan plan, FusedCell cell) =>
        [.. Enumerable.Range(0, plan.Carried.Count).Where(part => plan.Carried[part].Layer == cell.Layer.Name)];

    /// <summary>Whether the kernels of a cell compute the value.</summary>
    private static bool IsOfCell(string target, IReadOnlyList<LayerSpec> cells) =>
        ValueName.Split(target) is var (member, part) && part != "input" && cells.Any(layer => layer.Name == member);

    /// <summary>The statements that a value waits for, in order.</summary>
    private static List<Statement> Needed(string value, IReadOnlyList<Statement> statements)
    {
        var names = new HashSet<string> { value };
        foreach (var statement in statements.Reverse().Where(statement => names.Contains(statement.Target))) names.UnionWith(statement.Value.Symbols());
        return [.. statements.Where(statement => names.Contains(statement.Target))];
    }

    /// <summary>Whether the text of a statement serves all steps of a sequence as it serves one.</summary>
    private static bool IsForAllSteps(Statement statement) => statement.Guard == Guarded.Always && statement.Value.DescendantsAndSelf().All(node => node is
        Expr.Literal or Expr.Symbol or Expr.Unary or Expr.Binary or Expr.Affine or Expr.Concat or Expr.Pool or Expr.Activate or Expr.ClampTo or Expr.Clip
        or Expr.Dropped or Expr.Applied or Expr.WhereAtMost or Expr.WithSlope);
}
