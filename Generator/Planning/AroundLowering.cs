using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Planning;

/// <summary>Layers that have no weighted sum of their own: embeddings, dropouts and modules.</summary>
internal static class AroundLowering
{
    /// <summary>Lowers such a layer; false if it is another one.</summary>
    public static bool Run(LayerSpec layer, PlanDraft draft)
    {
        var (value, equation) = layer.Kind switch
        {
            LayerKind.Embedding => (LookedUp(layer, draft), $"row {layer.Sources[0]} of E"),
            LayerKind.Dropout => (Dropped(layer, draft), $"dropout({layer.Sources[0]}, {Literal.Of(layer.Rate)})"),
            LayerKind.Module => (new Expr.Applied(layer.Name, LayerLowering.Sources(layer), layer.Size.Constant), $"{layer.Name}({string.Join(", ", layer.Sources)})"),
            _ => ((Expr?)null, ""),
        };
        if (value is null) return false;
        draft.Compute(layer.Name, Domain.Vector, value, $"{layer.Name} = {equation}");
        return true;
    }

    private static Expr LookedUp(LayerSpec layer, PlanDraft draft) => new Expr.LookedUp(
        new Expr.Symbol(layer.Sources[0]),
        draft.Parameter(layer.Name, "weight", Domain.Pre | Domain.Post, new InitialSpec(Initial.Normal, 1), Dimension.One, Dimension.Constant(layer.Count), Dimension.Of(layer.Name)));

    private static Expr Dropped(LayerSpec layer, PlanDraft draft) => new Expr.Dropped(
        new Expr.Symbol(layer.Sources[0]), draft.Value($"{layer.Name}.mask", ValueRole.Drawn, Domain.Vector), layer.Rate);
}
