using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Planning.Passes;

/// <summary>Takes factors that are the same for all presynaptic neurons out of a read: Σᵢ hᵢ·αⱼ·Hᵢⱼ = αⱼ·Σᵢ hᵢ·Hᵢⱼ.</summary>
internal static class FactorRead
{
    public static Plan Run(Plan plan)
    {
        var domains = new Domains(plan);
        return plan.Map(statement => statement.Value.Rewrite(e => e is Expr.FastRead read ? Factor(read, domains) : e));
    }

    private static Expr Factor(Expr.FastRead read, Domains domains)
    {
        var terms = Polynomial.Expand(read.Matrix);
        if (terms.Count != 1) return read;
        var outside = terms[0].Factors.Where(f => !domains.Of(f).HasFlag(Domain.Pre)).ToList();
        if (outside.Count == 0 && terms[0].Coefficient == 1) return read;
        var inside = terms[0].Factors.Where(f => domains.Of(f).HasFlag(Domain.Pre)).ToList();
        return new Expr.FastRead(read.Row, Polynomial.Product(new(1, inside))) * Polynomial.Product(terms[0] with { Factors = outside });
    }
}
