using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Planning.Passes;

/// <summary>
/// Regroups the update of a plastic state so that as little as possible runs over whole matrices: what is kept becomes one
/// factor, and of what comes in, presynaptic and postsynaptic factors are gathered first and meet in one outer product.
/// </summary>
internal static class CollectUpdate
{
    public static Plan Run(Plan plan)
    {
        var domains = new Domains(plan);
        var states = plan.Carried.Where(c => domains.Of(new Expr.Symbol(c.Before)) == Domain.Synapse).ToDictionary(c => c.Next, c => c.Before);
        foreach (var hebb in plan.Carried.Where(c => c.HebbOf is not null)) states[PeakLowering.Committed(hebb.Layer, hebb.HebbOf!)] = hebb.Before;
        return plan.Map(statement => states.TryGetValue(statement.Target, out var state) ? Regroup(statement.Value, state, domains) : statement.Value);
    }

    private static Expr Regroup(Expr next, string state, Domains domains) => next switch
    {
        Expr.Clip(var value, var limit) => new Expr.Clip(Collect(value, state, domains), limit),
        Expr.WhereAtMost(var a, var b, Expr.Symbol(var kept) same, var value) when kept == state => new Expr.WhereAtMost(a, b, same, Regroup(value, state, domains)),
        Expr.WhereAtMost(var a, var b, var value, Expr.Literal cleared) => new Expr.WhereAtMost(a, b, Regroup(value, state, domains), cleared),
        _ => Collect(next, state, domains),
    };

    private static Expr Collect(Expr next, string state, Domains domains)
    {
        if (RetentionForm.Of(next, state, domains) is not { } form) return next;
        var kept = new Expr.Symbol(state);
        if (form.Injected.Count == 0) return kept * form.Retain;

        if (form is { KeepsAll: true, Injected.Count: 1 }
            && Gather(form.Injected[0], domains) is Expr.Binary(BinaryOp.Multiply, var matrix, not Expr.Literal and var factor))
        {
            return new Expr.MulAdd(kept, matrix, factor);
        }

        var injected = form.Injected.Select(term => Gather(term, domains)).OrderByDescending(e => e is Expr.Outer).Aggregate((a, b) => a + b);
        return form.Retain switch
        {
            Expr.Literal(1) => injected + kept,
            Expr.Literal(0) => injected,
            Expr.Literal share => injected + kept * share,
            var retain when injected is Expr.Literal => kept * retain + injected,
            _ => new Expr.MulAdd(injected, kept, form.Retain),
        };
    }

    /// <summary>A product with its factors gathered by the axes along which they vary.</summary>
    private static Expr Gather(Polynomial.Term term, Domains domains)
    {
        List<Expr> Group(Func<Domain, bool> fits) => [.. term.Factors.Where(f => fits(domains.Of(f)))];
        var pre = Group(d => d.HasFlag(Domain.Pre) && !d.HasFlag(Domain.Post));
        var both = Group(d => d.HasFlag(Domain.Pre) && d.HasFlag(Domain.Post));
        var rest = Group(d => !d.HasFlag(Domain.Pre));
        var vector = Polynomial.Product(new(term.Coefficient, rest));

        var outer = pre.Count > 0 && domains.Of(vector) == Domain.Vector;
        Expr? product = outer ? new Expr.Outer(Multiply(pre), vector) : null;
        var matrices = outer ? both : [.. pre, .. both];
        if (matrices.Count > 0) product = product is null ? Multiply(matrices) : product * Multiply(matrices);
        return product is null ? vector
            : outer || vector is Expr.Literal(1) ? product
            : product * vector;
    }

    private static Expr Multiply(IEnumerable<Expr> factors) => factors.Aggregate((product, factor) => product * factor);
}
