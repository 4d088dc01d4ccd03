using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;

namespace Backpropamine.Generator.Planning;

/// <summary>Trained coefficients of a rule or a cell: parameters of the layer, seen through what keeps them within their range.</summary>
internal static class LearnedLowering
{
    /// <summary>Above this, log(1 + exp(x)) is x.</summary>
    private const double SoftplusIsLinear = 20;

    /// <summary>Registers them.</summary>
    public static void Declare(LayerSpec layer, IEnumerable<LearnedSpec> coefficients, PathNames names, PlasticConnection connection, PlanDraft draft)
    {
        foreach (var learned in coefficients)
        {
            PlasticityLowering.Coefficient(layer.Name, names.Parameter(learned.Parameter), learned.Grain, Start(learned), connection, draft);
        }
    }

    /// <summary>What their names mean.</summary>
    public static Dictionary<string, Expr> Values(LayerSpec layer, IEnumerable<LearnedSpec> coefficients, PathNames names) => coefficients.ToDictionary(
        learned => learned.Name,
        learned => Within(learned.As, new Expr.Symbol($"{layer.Name}.{names.Parameter(learned.Parameter)}")));

    private static Expr Within(Reparametrisation range, Expr x) => range switch
    {
        Reparametrisation.Sigmoid => new Expr.Unary(UnaryOp.Sigmoid, x),
        Reparametrisation.Softplus => new Expr.WhereAtMost(x, SoftplusIsLinear, new Expr.Unary(UnaryOp.Log, 1 + (Expr)new Expr.Unary(UnaryOp.Exp, x)), x),
        Reparametrisation.Tanh => new Expr.Unary(UnaryOp.Tanh, x),
        _ => x,
    };

    /// <summary>How the parameter starts, so that a constant coefficient has the value that was asked for.</summary>
    private static InitialSpec Start(LearnedSpec learned) => learned.Initial.Kind != Initial.Constant ? learned.Initial : learned.Initial with
    {
        Scale = (learned.As, learned.Initial.Scale) switch
        {
            (Reparametrisation.Sigmoid, var value) => Math.Log(value / (1 - value)),
            (Reparametrisation.Softplus, var value) when value <= SoftplusIsLinear => Math.Log(Math.Exp(value) - 1),
            (Reparametrisation.Tanh, var value) => Math.Log((1 + value) / (1 - value)) / 2,
            (_, var value) => value,
        },
    };
}
