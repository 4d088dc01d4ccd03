using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;

namespace Backpropamine.Generator.Planning;

/// <summary>What the plastic connections of a layer join: what is read through them, and the activities that the rule sees.</summary>
/// <param name="Row">What is read through them, a vector.</param>
/// <param name="Pre">The rule's presynaptic activity, a vector of the same size.</param>
/// <param name="Post">The rule's postsynaptic activity, a vector of the layer's size.</param>
/// <param name="PreSize">The number of presynaptic neurons.</param>
/// <param name="PostSize">The number of postsynaptic neurons.</param>
/// <param name="Slow">The name of the slow weights' parameter, or of the value that holds them.</param>
internal sealed record PlasticConnection(Expr Row, Expr Pre, Expr Post, Dimension PreSize, Dimension PostSize, string Slow)
{
    public static PlasticConnection Of(LayerSpec layer, PlasticSpec? plastic)
    {
        var neurons = Dimension.Of(layer.Name);
        var recurrent = layer.Kind == LayerKind.Recurrent;
        var row = new Expr.Symbol(recurrent ? PlanDraft.Before(layer.Name, "Activity") : layer.Sources.Count == 1 ? layer.Sources[0] : Joined(layer));
        Expr pre = plastic?.PreValue is { } before ? CellLowering.Value(layer, before) : plastic?.Tap.Pre is { } named ? new Expr.Symbol(named) : row;
        var post = plastic?.PostValue is { } after ? CellLowering.Value(layer, after) : new Expr.Symbol(plastic?.Tap.Post ?? layer.Name);
        return new PlasticConnection(row, pre, post, recurrent ? neurons : new Dimension(layer.Sources), neurons,
            layer.Cell?.Paths.Count > 1 ? (plastic?.Names ?? PathNames.Only).Value(CellLowering.PlasticWeight) : recurrent ? "weight_hh" : "weight_io");
    }

    /// <summary>The value that holds what a layer reads, where that is several members.</summary>
    public static string Joined(LayerSpec layer) => $"{layer.Name}.read";
}
