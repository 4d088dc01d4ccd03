using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Planning.Passes;

/// <summary>
/// Splits h·(w + alpha∘Hebb) into h·w, which is one matrix for all lanes, and h·(alpha∘Hebb), which goes away when
/// plasticity is off. A weight that cannot be split is read twice: with Hebb, and with Hebb = 0.
/// </summary>
internal static class SplitRead
{
    public static Plan Run(Plan plan) => plan with { Statements = plan.Statements.SelectMany(s => Split(s, plan)).ToEquatable() };

    private static IEnumerable<Statement> Split(Statement statement, Plan plan)
    {
        if (statement.Value is Expr.Reduce reduce) return SplitReduction(statement, reduce, plan);
        if (statement.Value is not Expr.Binary(BinaryOp.Add, var sum, Expr.FastRead(var row, var weight))) return [statement];

        var hebb = weight.Symbols().First(name => plan.Carried.Any(c => (c.Before == name || c.Next == name) && c.HebbOf is not null));
        var terms = Polynomial.Expand(weight);
        var fast = terms.Where(term => term.Factors.Any(f => f.Reads(hebb))).ToList();
        var vanishes = fast.All(term => term.Factors.Any(f => f is Expr.Symbol(var name) && name == hebb));
        var slow = vanishes
            ? Polynomial.Sum(terms.Where(term => !fast.Contains(term)))
            : weight.Substitute(new Dictionary<string, Expr> { [hebb] = 0 });
        slow = Simplify.Fold(slow);
        var isMatrix = slow is Expr.Literal(0) || new Domains(plan).Of(slow) == (Domain.Pre | Domain.Post);
        var withoutHebb = isMatrix
            ? Simplify.Fold(new Expr.SlowRead(sum, row, slow))
            : sum + new Expr.FastRead(row, new Expr.Spread(new Expr.Symbol(hebb), slow));

        // A layer that does not read itself has no tensor of its neurons' shape to spread a bias over.
        var isVector = new Domains(plan).Of(withoutHebb) == Domain.Vector;
        var isShaped = isVector || plan.Carried.Any(c => c.Before == plan.Like(statement));
        if (!isShaped) withoutHebb = sum + new Expr.FastRead(row, new Expr.Spread(new Expr.Symbol(hebb), slow));
        if (vanishes && isShaped && withoutHebb is not Expr.Literal)
        {
            var read = new Expr.Symbol(statement.Target) + new Expr.FastRead(row, Polynomial.Sum(fast));
            return
            [
                statement with { Value = withoutHebb },
                statement with { Value = read, Guard = Guarded.WhenHebbIsRead, Equation = "" },
            ];
        }

        return
        [
            statement with { Value = sum + new Expr.FastRead(row, weight), Guard = Guarded.WhenHebbIsRead },
            statement with { Value = withoutHebb, Guard = Guarded.WhenHebbIsNotRead, Equation = "" },
        ];
    }

    /// <summary>A sum or maximum that comes before the read is without Hebb where the read is.</summary>
    private static IEnumerable<Statement> SplitReduction(Statement statement, Expr.Reduce reduce, Plan plan)
    {
        if (plan.Carried.FirstOrDefault(c => c.HebbOf is not null && (reduce.Matrix.Reads(c.Before) || reduce.Matrix.Reads(c.Next))) is not { } state) return [statement];
        var read = plan.Statements.First(s => s.Target == $"{state.Layer}.{state.HebbOf!.Value("sum")}");
        var isEarly = plan.Statements.TakeWhile(s => s != read).Contains(statement);
        var hebb = read.Value.Reads(state.Next) ? state.Next : state.Before;
        if (!isEarly || !reduce.Matrix.Reads(hebb)) return [statement];

        var without = Simplify.Fold(reduce.Matrix.Substitute(new Dictionary<string, Expr> { [hebb] = 0 }));
        return
        [
            statement with { Guard = Guarded.WhenHebbIsRead },
            statement with { Value = reduce with { Matrix = new Expr.Spread(new Expr.Symbol(hebb), without) }, Guard = Guarded.WhenHebbIsNotRead, Equation = "" },
        ];
    }
}
