using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Reading.Checks;

/// <summary>What can be said about the sign of a product, whatever its factors are.</summary>
internal static class Signs
{
    /// <summary>Whether the product is never below 0, given that these names are not either.</summary>
    public static bool NeverNegative(Polynomial.Term term, params string[] names) =>
        term.Coefficient >= 0 && Rest(term.Factors, names).GroupBy(factor => factor).All(group => group.Count() % 2 == 0);

    /// <summary>Whether the product is never above 0.</summary>
    public static bool NeverPositive(Polynomial.Term term, params string[] names) =>
        NeverNegative(term with { Coefficient = -term.Coefficient }, names);

    private static IEnumerable<Expr> Rest(IEnumerable<Expr> factors, string[] names) => factors.Where(factor => factor is not
        (Expr.Unary(UnaryOp.Abs or UnaryOp.Exp or UnaryOp.Sqrt or UnaryOp.Sigmoid, _) or Expr.Literal(>= 0))
        && !(factor is Expr.Symbol(var name) && names.Contains(name)));
}
