using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;
using Backpropamine.Generator.Specs;

namespace Backpropamine.Generator.Planning;

/// <summary>What comes through a layer's plastic connections, as equations: through Hebb before the step, or after its commit.</summary>
internal static class ReadLowering
{
    /// <summary>a(t) = input + row·W(t).</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="plastic">Its plasticity.</param>
    /// <param name="slow">Its slow weights.</param>
    /// <param name="input">What else comes in.</param>
    /// <param name="text">The equation as far as the weight.</param>
    /// <param name="draft">Takes the plan.</param>
    public static Expr.Symbol Run(LayerSpec layer, PlasticSpec plastic, Expr slow, Expr input, string text, PlanDraft draft)
    {
        var connection = PlasticConnection.Of(layer, plastic);
        var alpha = PlasticityLowering.Coefficient(layer.Name, plastic.Names.Parameter("alpha"), plastic.Alpha, plastic.AlphaInitial, connection, draft);
        var hebb = draft.CarryHebb(layer.Name, plastic, connection);
        RuleValueLowering.Declare(layer, plastic, connection, draft);
        var committed = plastic.Tap.Read == Read.AfterCommit;
        if (committed) PlasticityLowering.Run(layer, plastic, draft);

        var names = committed
            ? RuleValueLowering.Committed(layer, plastic)
            : new Dictionary<string, Expr>(RuleValueLowering.Values(layer, plastic)) { ["hebb"] = hebb };
        (names["pre"], names["query"], names["w"], names["alpha"]) = (new Expr.AsPre(connection.Pre), new Expr.AsPre(connection.Row), slow, alpha);
        RuleValueLowering.Reduce(layer, plastic, committed ? plastic.Rule.OfWeight : plastic.EarlySums, names, draft, committed);

        var written = slow is Expr.Literal ? Simplify.Fold(plastic.Rule.Weight.Substitute(new Dictionary<string, Expr> { ["w"] = 0 })) : plastic.Rule.Weight;
        if (committed) written = MathText.Committed(written, plastic.Rule);
        return draft.Compute($"{layer.Name}.{plastic.Names.Value("sum")}", Domain.Vector,
            input + new Expr.FastRead(connection.Row, plastic.Rule.Weight.Substitute(names)), $"{text}({MathText.Of(written)})");
    }
}
