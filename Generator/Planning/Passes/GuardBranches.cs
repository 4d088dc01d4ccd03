using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Planning.Passes;

/// <summary>
/// A branch that is not taken must not matter, but its slope would: 0·∞ is no number. So within a branch, what is infinite somewhere
/// gets the operand 1 where the branch is not taken, as in <c>x &gt; 0 ? log(x) : 0</c> at 0.
/// </summary>
internal static class GuardBranches
{
    public static Plan Run(Plan plan) => plan.Map(statement => Guard(statement.Value));

    public static Expr Guard(Expr expr) => expr.Rewrite(e => e is Expr.WhereAtMost(var a, var b, var then, var otherwise)
        ? new Expr.WhereAtMost(
            a,
            b,
            Within(then, x => new Expr.WhereAtMost(a, b, x, 1)),
            Within(otherwise, x => new Expr.WhereAtMost(a, b, 1, x)))
        : e);

    private static Expr Within(Expr branch, Func<Expr, Expr> safe) => branch.Rewrite(e => e switch
    {
        Expr.Unary { Op: UnaryOp.Log or UnaryOp.Sqrt or UnaryOp.Exp, Operand: not Expr.Literal } unary => unary with { Operand = safe(unary.Operand) },
        Expr.Binary { Op: BinaryOp.Divide, Right: not Expr.Literal } ratio => ratio with { Right = safe(ratio.Right) },
        Expr.Binary { Op: BinaryOp.Pow, Left: not Expr.Literal } power => power with { Left = safe(power.Left) },
        _ => e,
    });
}
