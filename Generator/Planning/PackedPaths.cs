using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;

namespace Backpropamine.Generator.Planning;

/// <summary>
/// What comes into the paths of a cell that has several. Their weights lie in one matrix [paths·N, in], as in PyTorch's LSTMCell, so that a step
/// takes one product for all of them; the plastic part of a path is added to it.
/// </summary>
internal sealed class PackedPaths(LayerSpec layer, CellSpec cell, PlanDraft draft)
{
    private readonly int _count = cell.Paths.Count;

    public Dictionary<string, PathSum> Run()
    {
        var before = new Expr.Symbol(PlanDraft.Before(layer.Name, CellSpec.Activity));
        var neurons = Dimension.Of(layer.Name);
        var all = Dimension.Of([.. Enumerable.Repeat(layer.Name, _count)]);
        var fanIn = new InitialSpec(Initial.FanIn, 0);
        var input = draft.Parameter(layer.Name, "weight_ih", Domain.Pre | Domain.Post, fanIn, neurons, all, new Dimension(layer.Sources));
        var recurrent = draft.Parameter(layer.Name, "weight_hh", Domain.Pre | Domain.Post, layer.Weights, neurons, all, neurons);
        var (inputBias, recurrentBias) = layer.Bias
            ? (draft.Parameter(layer.Name, "bias_ih", Domain.Post, fanIn, neurons, all), draft.Parameter(layer.Name, "bias_hh", Domain.Post, fanIn, neurons, all))
            : (null, null);

        var names = layer.Sources.Count == 1 ? layer.Sources[0] : $"[{string.Join(", ", layer.Sources)}]";
        Expr.Symbol given = draft.Compute($"{layer.Name}.{CellSpec.FromInput}", Domain.Vector,
            new Expr.Affine(LayerLowering.Sources(layer), input, inputBias), $"{layer.Name}: fromInput = {names}·Uᵀ{(layer.Bias ? " + b" : "")}, of all paths in a row");
        var product = new Expr.Affine(before, recurrent, recurrentBias);
        var carried = cell.OnlySums
            ? draft.Compute($"{layer.Name}.sums", Domain.Vector, given + product, $"{layer.Name}: sums = fromInput + h(t−1)·Wᵀ{(layer.Bias ? " + b" : "")}")
            : draft.Compute($"{layer.Name}.{CellSpec.FromRecurrent}", Domain.Vector, product, $"{layer.Name}: fromRecurrent = h(t−1)·Wᵀ{(layer.Bias ? " + b" : "")}");

        var sums = new Dictionary<string, PathSum>();
        for (var i = 0; i < _count; i++)
        {
            var path = cell.Paths[i];
            Expr fromInput = new Expr.Part(given, i, _count);
            Expr fromBefore = new Expr.Part(carried, i, _count);
            if (layer.Plastics.FirstOrDefault(one => one.Path == path.Name) is { } plastic)
            {
                var bias = recurrentBias is null ? (Expr)0 : new Expr.Part(recurrentBias, i, _count);
                fromBefore = Plastic(plastic, new Expr.Block(recurrent, i, _count), fromBefore, cell.OnlySums ? fromInput + bias : bias);
            }

            sums[path.Name] = cell.OnlySums ? new(fromBefore, 0, 0) : new(fromInput + fromBefore, fromInput, fromBefore);
        }

        return sums;
    }

    /// <summary>What comes through plastic connections.</summary>
    /// <param name="plastic">The plasticity.</param>
    /// <param name="weight">Their slow weights.</param>
    /// <param name="slow">What comes through the slow weights and beside them.</param>
    /// <param name="beside">What comes beside the slow weights.</param>
    private Expr.Symbol Plastic(PlasticSpec plastic, Expr.Block weight, Expr slow, Expr beside)
    {
        var w = draft.Compute($"{layer.Name}.{PlasticConnection.Of(layer, plastic).Slow}", Domain.Pre | Domain.Post, weight, "");
        return AddsSlow(plastic)
            ? ReadLowering.Run(layer, plastic, 0, slow, $"{layer.Name}: sum of {plastic.Path} += h(t−1)·", draft)
            : ReadLowering.Run(layer, plastic, w, beside, $"{layer.Name}: sum of {plastic.Path} = fromInput + b + h(t−1)·", draft);
    }

    /// <summary>Whether the weight is w + something without w, so that the product for all paths has taken w already.</summary>
    private static bool AddsSlow(PlasticSpec plastic)
    {
        var terms = Polynomial.Expand(plastic.Rule.Weight).Where(term => term.Factors.Any(factor => factor.Reads("w"))).ToList();
        return plastic.Tap.Read == Read.BeforeCommit
            && terms.Count == 1 && terms[0] is { Coefficient: 1, Factors.Count: 1 } && terms[0].Factors[0] == new Expr.Symbol("w")
            && !plastic.EarlySums.Any(sum => sum.Term.Reads("w"));
    }
}
