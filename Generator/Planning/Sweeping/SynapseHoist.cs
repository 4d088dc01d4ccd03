using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Planning.Sweeping;

/// <summary>
/// Moves out of a connection's equations what does not differ from row to row or from column to column. Products are regrouped
/// first, and a quotient by something shared becomes a product.
/// </summary>
/// <param name="axesOf">The axes of a symbol.</param>
internal sealed class SynapseHoist(Func<string, Domain> axesOf)
{
    private readonly List<(Domain Axis, Expr Value)> _terms = [];

    /// <summary>The terms: the axis of each and its value.</summary>
    public IReadOnlyList<(Domain Axis, Expr Value)> Terms => _terms;

    /// <summary>The symbol of a term.</summary>
    public static string Symbol(int term) => "term:" + term;

    /// <summary>The equation over symbols and terms.</summary>
    public Expr Run(Expr expr)
    {
        if (expr is Expr.Literal or Expr.Symbol) return expr;
        if (Axes(expr) is var axis and not (Domain.Pre | Domain.Post)) return Term(axis, expr);
        return expr switch
        {
            Expr.Binary(BinaryOp.Multiply or BinaryOp.Divide, _, _) => Product(expr),
            Expr.Binary(var op, var a, var b) => new Expr.Binary(op, Run(a), Run(b)),
            Expr.Unary(var op, var x) => new Expr.Unary(op, Run(x)),
            Expr.Clip(var x, var limit) => new Expr.Clip(Run(x), limit),
            Expr.WithSlope(var x, var value, var slope) => new Expr.WithSlope(Run(x), Run(value), Run(slope)),
            Expr.WhereAtMost(var a, var b, var then, var otherwise) => new Expr.WhereAtMost(Run(a), Run(b), Run(then), Run(otherwise)),
            _ => expr,
        };
    }

    private Expr.Symbol Term(Domain axis, Expr value)
    {
        var known = _terms.FindIndex(term => term.Value == value);
        if (known < 0) _terms.Add((axis, value));
        return new Expr.Symbol(Symbol(known < 0 ? _terms.Count - 1 : known));
    }

    /// <summary>Factors of the connection first, then one of the row and one of the column; what the lane shares goes with the column's.</summary>
    private Expr Product(Expr expr)
    {
        var factors = Factors(expr);
        List<Expr> Group(Domain axes) => [.. factors.Where(factor => Axes(factor) == axes)];
        List<Expr> product = [.. Group(Domain.Pre | Domain.Post).Select(factor => factor == expr ? Parts(factor) : Run(factor))];
        var (row, column, number) = (Group(Domain.Pre), Group(Domain.Post), Group(Domain.None));
        (column.Count > 0 || row.Count == 0 ? column : row).InsertRange(0, number);
        foreach (var group in new[] { row, column })
        {
            if (group.Count > 0) product.Add(Run(group.Aggregate((a, b) => a * b)));
        }

        return product.Aggregate((a, b) => a * b);
    }

    /// <summary>A quotient of two that both differ from connection to connection.</summary>
    private Expr Parts(Expr expr) => expr is Expr.Binary(var op, var a, var b) ? new Expr.Binary(op, Run(a), Run(b)) : Run(expr);

    private List<Expr> Factors(Expr expr) => expr switch
    {
        Expr.Binary(BinaryOp.Multiply, var a, var b) => [.. Factors(a), .. Factors(b)],
        Expr.Binary(BinaryOp.Divide, var a, var b) when Axes(b) != (Domain.Pre | Domain.Post) =>
            [.. Factors(a), b is Expr.Literal(var divisor) ? 1 / divisor : 1 / b],
        _ => [expr],
    };

    private Domain Axes(Expr expr) => expr switch
    {
        Expr.Literal => Domain.None,
        Expr.Symbol(var name) => axesOf(name) & (Domain.Pre | Domain.Post),
        _ => expr.Children().Aggregate(Domain.None, (axes, child) => axes | Axes(child)),
    };
}
