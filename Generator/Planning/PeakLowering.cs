using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Planning;

/// <summary>The bound that divides all of a lane's Hebb where its largest value is above the limit.</summary>
internal static class PeakLowering
{
    /// <summary>The name of Hebb as it is committed, before it is divided.</summary>
    public static string Committed(string layer, PathNames names) => $"{layer}.{names.Value("committed")}";

    public static void Run(string layer, PlasticSpec plastic, double limit, Expr next, string text, PlanDraft draft)
    {
        Expr committed = draft.Compute(Committed(layer, plastic.Names), Domain.Synapse, next, plastic.Names.Line($"C = {text}"));
        Expr peaks = draft.Compute($"{layer}.{plastic.Names.Value("peaks")}", Domain.Vector,
            new Expr.Reduce(Reduction.Max, Over.Pre, new Expr.Unary(UnaryOp.Abs, committed)), plastic.Names.Line("cⱼ = maxᵢ |C|"));
        var excess = new Expr.Binary(BinaryOp.Max, new Expr.Peak(peaks) / limit, 1);
        draft.Compute(PlanDraft.HebbNext(layer, plastic), Domain.Synapse, committed / excess,
            plastic.Names.Line(limit == 1 ? "H(t+1) = C/max(1, maxⱼ cⱼ)" : $"H(t+1) = C/max(1, maxⱼ cⱼ/{Literal.Of(limit)})"), Guarded.WhenHebbIsWritten);
    }
}
