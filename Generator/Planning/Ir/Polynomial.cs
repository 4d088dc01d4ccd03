namespace Backpropamine.Generator.Planning.Ir;

/// <summary>A sum of products, the normal form in which passes collect and regroup terms.</summary>
internal static class Polynomial
{
    /// <summary>Products of sums that would come to more terms stay as they are.</summary>
    private const int MostTerms = 32;

    /// <summary>One product: a number times factors that are not sums.</summary>
    public sealed record Term(double Coefficient, IReadOnlyList<Expr> Factors);

    /// <summary>Multiplies out sums, differences, negations and products; everything else is a factor, and so are sums that stay whole.</summary>
    public static IReadOnlyList<Term> Expand(Expr expr, Func<Expr, bool>? isWhole = null)
    {
        IReadOnlyList<Term> Go(Expr e) => e switch
        {
            Expr.Literal(var value) => [new(value, [])],
            Expr.Unary(UnaryOp.Negate, var x) => Scale(Go(x), -1),
            Expr.Binary(BinaryOp.Add or BinaryOp.Subtract, _, _) when isWhole?.Invoke(e) == true => [new(1, [e])],
            Expr.Binary(BinaryOp.Add, var a, var b) => [.. Go(a), .. Go(b)],
            Expr.Binary(BinaryOp.Subtract, var a, var b) => [.. Go(a), .. Scale(Go(b), -1)],
            Expr.Binary(BinaryOp.Multiply, var a, var b) when (Go(a), Go(b)) is var (left, right) && left.Count * right.Count <= MostTerms =>
                Multiply(left, right),
            Expr.Binary(BinaryOp.Divide, var a, Expr.Literal(var divisor)) => Scale(Go(a), 1 / divisor),
            _ => [new(1, [e])],
        };

        return Go(expr);
    }

    /// <summary>The terms as one expression; positive terms first, so that <c>1 − eta</c> reads as written.</summary>
    public static Expr Sum(IEnumerable<Term> terms)
    {
        var ordered = terms.Where(term => term.Coefficient != 0).OrderBy(term => term.Coefficient < 0).ToList();
        if (ordered.Count == 0) return 0;
        var sum = ordered[0].Coefficient < 0
            ? new Expr.Unary(UnaryOp.Negate, Product(Absolute(ordered[0])))
            : Product(ordered[0]);
        return ordered.Skip(1).Aggregate(sum, (total, term) => term.Coefficient < 0
            ? total - Product(Absolute(term))
            : total + Product(term));
    }

    /// <summary>One term as an expression.</summary>
    public static Expr Product(Term term)
    {
        var factors = term.Coefficient == 1 && term.Factors.Count > 0
            ? term.Factors
            : [term.Coefficient, .. term.Factors];
        return factors.Aggregate((product, factor) => product * factor);
    }

    private static Term Absolute(Term term) => term with { Coefficient = Math.Abs(term.Coefficient) };

    private static IReadOnlyList<Term> Scale(IEnumerable<Term> terms, double by) =>
        [.. terms.Select(term => term with { Coefficient = term.Coefficient * by })];

    private static IReadOnlyList<Term> Multiply(IReadOnlyList<Term> left, IReadOnlyList<Term> right) =>
        [.. left.SelectMany(_ => right, (a, b) => new Term(a.Coefficient * b.Coefficient, [.. a.Factors, .. b.Factors]))];
}
