using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Planning.Passes;

/// <summary>
/// Writes the next value of a plastic state as retain·state + injected terms, so that Oja's subtraction, decay and gates
/// become one factor per neuron instead of several passes over the matrix.
/// </summary>
/// <param name="Retain">What is kept of the state; a literal 1 if all of it.</param>
/// <param name="Injected">What comes in.</param>
internal sealed record RetentionForm(Expr Retain, IReadOnlyList<Polynomial.Term> Injected)
{
    /// <summary>
    /// The form of an expression, or null where it is not affine in the state. Sums of vectors stay whole: (xᵢ − x̄ᵢ)·(yⱼ − ȳⱼ) is one outer
    /// product, multiplied out it were four.
    /// </summary>
    public static RetentionForm? Of(Expr expr, string state, Domains? domains = null)
    {
        var retained = new List<Polynomial.Term>();
        var injected = new List<Polynomial.Term>();
        foreach (var term in Polynomial.Expand(expr, sum => domains is not null && !sum.Reads(state) && !IsMatrix(domains.Of(sum))))
        {
            var linear = term.Factors.Where(factor => factor is Expr.Symbol(var name) && name == state).ToList();
            if (term.Factors.Count(factor => factor.Reads(state)) > Math.Min(linear.Count, 1)) return null;
            if (linear.Count == 0) injected.Add(term);
            else retained.Add(new(term.Coefficient, RemoveOne(term.Factors, linear[0])));
        }

        return new RetentionForm(Simplify.Fold(Polynomial.Sum(retained)), injected);
    }

    /// <summary>Whether all of the state is kept, step after step.</summary>
    public bool KeepsAll => Retain is Expr.Literal(1);

    private static bool IsMatrix(Domain domain) => domain.HasFlag(Domain.Pre) && domain.HasFlag(Domain.Post);

    private static List<Expr> RemoveOne(IReadOnlyList<Expr> factors, Expr factor)
    {
        var rest = factors.ToList();
        rest.Remove(factor);
        return rest;
    }
}
