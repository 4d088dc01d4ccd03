using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Planning;

/// <summary>On which steps a layer's Hebb is committed, as equations.</summary>
internal static class ScheduleLowering
{
    /// <summary>1 in lanes that commit at this step, else 0; null where every step commits.</summary>
    public static Expr? Run(LayerSpec layer, PlasticSpec plastic, PlanDraft draft)
    {
        if (plastic.Schedule is not { } schedule) return null;
        var commits = schedule.Counts ? Count(layer, plastic.Names, schedule, draft) : ((Expr Value, string When)?)null;
        if (schedule.On is not { } signal) return Commits(commits!.Value.Value, commits.Value.When);

        var size = new Expr.Unary(UnaryOp.Abs, new Expr.Pool(new Expr.Symbol(signal), 0, 1, 1));
        return Commits(new Expr.WhereAtMost(size, 0, 0, commits?.Value ?? 1), $"{signal}(t) ≠ 0{(commits is { When: var when } ? " and " + when : "")}");

        Expr Commits(Expr value, string when) => draft.Compute($"{layer.Name}.{plastic.Names.Value("commits")}", Domain.Lane, value, plastic.Names.Line($"c(t) = 1 where {when}, else 0"));
    }

    /// <summary>
    /// The next Hebb where a lane commits, else the present one. Where a rate of 0 changes nothing, the rate says so: that costs no pass
    /// over the matrix.
    /// </summary>
    public static Expr Gate(Expr commits, PlasticSpec plastic, Dictionary<string, Expr> names, Func<IReadOnlyDictionary<string, Expr>, Expr> next, PlanDraft draft)
    {
        if (RestsWithoutRate(plastic) && !draft.DomainOf(names["rate"]).HasFlag(Domain.Pre))
        {
            return next(new Dictionary<string, Expr>(names) { ["rate"] = commits * names["rate"] });
        }

        return new Expr.WhereAtMost(commits, 0, names["hebb"], next(names));
    }

    /// <summary>The next trace where a lane does not commit, else 0.</summary>
    public static Expr Clear(LayerSpec layer, Expr commits, PlasticSpec plastic, Expr trace, PlanDraft draft) =>
        IsFinite(plastic.Rule.Drive) && IsFinite(plastic.Rule.Trace)
            ? draft.Compute($"{layer.Name}.{plastic.Names.Value("keeps")}", Domain.Lane, 1 - commits, plastic.Names.Line("k(t) = 1 − c(t)")) * trace
            : new Expr.WhereAtMost(commits, 0, trace, 0);

    /// <summary>Whether a commit at rate 0 leaves Hebb as it is, for every connection, and what comes in is a finite number.</summary>
    private static bool RestsWithoutRate(PlasticSpec plastic)
    {
        if (plastic.Modulation is { Part: not ModulatedPart.All }) return false;
        var still = Simplify.Fold(plastic.Rule.Commit.Substitute(new Dictionary<string, Expr> { ["rate"] = 0 }));
        return still == new Expr.Symbol("hebb") && new[] { plastic.Rule.Drive, plastic.Rule.Trace, plastic.Rule.Commit }.All(IsFinite);
    }

    private static bool IsFinite(Expr expr) => expr.DescendantsAndSelf().All(e => e is not (
        Expr.Unary { Op: UnaryOp.Exp or UnaryOp.Log or UnaryOp.Sqrt } or Expr.Binary { Op: BinaryOp.Pow } or Expr.Binary { Op: BinaryOp.Divide, Right: not Expr.Literal }));

    /// <summary>The steps since the start, or since the last commit, and whether that many are due.</summary>
    private static (Expr Value, string When) Count(LayerSpec layer, PathNames names, ScheduleSpec schedule, PlanDraft draft)
    {
        var next = $"{layer.Name}.{names.Value("nextClock")}";
        var clock = draft.Carry(layer.Name, names.Part("Clock"), next, Domain.Lane, Dimension.One);
        var due = schedule.BurnIn + (double)schedule.Every;
        draft.Compute(next, Domain.Lane, new Expr.WhereAtMost(due, clock + 1, schedule.BurnIn, clock + 1),
            names.Line($"n(t+1) = {{{Literal.Of(schedule.BurnIn)} where n + 1 ≥ {Literal.Of(due)}, else n + 1}}"), Guarded.WhenHebbIsWritten);
        return (new Expr.WhereAtMost(due, clock + 1, 1, 0), $"n + 1 ≥ {Literal.Of(due)}");
    }
}
