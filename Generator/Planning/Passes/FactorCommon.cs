using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Planning.Passes;

/// <summary>Writes a sum as its common factors times what is left, equal terms as one: a·b + a·c + a·c = a·(b + 2·c).</summary>
internal static class FactorCommon
{
    public static Expr Run(Expr expr)
    {
        var terms = Merged(Polynomial.Expand(expr)).Where(term => term.Coefficient != 0).ToList();
        if (terms.Count == 0) return 0;
        var shared = terms.Skip(1).Aggregate(terms[0].Factors, Shared);
        if (shared.Count == 0 || terms.Count == 1) return Polynomial.Sum(terms);
        var rest = Polynomial.Sum(terms.Select(term => term with { Factors = Without(term.Factors, shared) }));
        return shared.Aggregate((product, factor) => product * factor) * rest;
    }

    /// <summary>A sum with equal terms as one: what is added and subtracted again goes away.</summary>
    public static Expr Merge(Expr expr) => Polynomial.Sum(Merged(Polynomial.Expand(expr)));

    private static IEnumerable<Polynomial.Term> Merged(IReadOnlyList<Polynomial.Term> terms)
    {
        var left = terms.ToList();
        while (left.Count > 0)
        {
            var first = left[0];
            var equal = left.Where(term => term.Factors.Count == first.Factors.Count && Without(term.Factors, first.Factors).Count == 0).ToList();
            left.RemoveAll(equal.Contains);
            yield return first with { Coefficient = equal.Sum(term => term.Coefficient) };
        }
    }

    private static IReadOnlyList<Expr> Shared(IReadOnlyList<Expr> factors, Polynomial.Term term)
    {
        var rest = term.Factors.ToList();
        return [.. factors.Where(rest.Remove)];
    }

    private static IReadOnlyList<Expr> Without(IReadOnlyList<Expr> factors, IReadOnlyList<Expr> some)
    {
        var rest = factors.ToList();
        foreach (var factor in some) rest.Remove(factor);
        return rest;
    }
}
