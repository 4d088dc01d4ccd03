using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Planning;

/// <summary>The bound that divides all of a lane's Hebb where its largest value is above the limit.</summary>
internal static class PeakLowering
{
    /// <summary>The name of Hebb as it is committed, before it is divided.</summary>
    public static string Committed(string layer) => $"{layer}.committed";

    public static void Run(string layer, double limit, Expr next, string text, PlanDraft draft)
    {
        Expr committed = draft.Compute(Committed(layer), Domain.Synapse, next, $"C = {text}");
        Expr peaks = draft.Compute($"{layer}.peaks", Domain.Vector,
            new Expr.Reduce(Reduction.Max, Over.Pre, new Expr.Unary(UnaryOp.Abs, committed)), "cⱼ = maxᵢ |C|");
        var excess = new Expr.Binary(BinaryOp.Max, new Expr.Peak(peaks) / limit, 1);
        draft.Compute($"{layer}.hebbNext", Domain.Synapse, committed / excess,
            limit == 1 ? "H(t+1) = C/max(1, maxⱼ cⱼ)" : $"H(t+1) = C/max(1, maxⱼ cⱼ/{Literal.Of(limit)})", Guarded.WhenHebbIsWritten);
    }
}
