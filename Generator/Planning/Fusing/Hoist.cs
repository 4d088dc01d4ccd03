using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Planning.Fusing;

/// <summary>
/// Moves out of a connection's equations what is the same for a whole lane, along a row (the presynaptic neuron) or along a column (the
/// postsynaptic one). Products are regrouped first, so that η·(xᵢ·yⱼ) becomes xᵢ·(η·yⱼ), and a common factor of a sum is taken out
/// of it.
/// </summary>
/// <param name="eta">How many values η has.</param>
/// <param name="fansOut">Whether the rate differs from neuron to neuron.</param>
internal sealed class Hoist(Grain eta, bool fansOut)
{
    private const int MostLanes = 2;
    private const int MostRows = 2;
    private const int MostColumns = 4;

    private readonly List<(string Name, Expr Value)> _lanes = [];
    private readonly List<(string Name, Expr Value)> _rows = [];
    private readonly List<(string Name, Expr Value)> _columns = [];

    [Flags]
    private enum Axes
    {
        None = 0,
        Row = 1,
        Column = 2,
        Connection = 3,
    }

    /// <summary>The terms of a lane: l1, l2.</summary>
    public IReadOnlyList<(string Name, Expr Value)> Lanes => _lanes;

    /// <summary>The terms of a row: r1, r2.</summary>
    public IReadOnlyList<(string Name, Expr Value)> Rows => _rows;

    /// <summary>The terms of a column: c1 to c4.</summary>
    public IReadOnlyList<(string Name, Expr Value)> Columns => _columns;

    /// <summary>The expression over what remains and the terms.</summary>
    public Expr Run(Expr expr)
    {
        if (expr is Expr.Literal or Expr.Symbol) return expr;
        switch (Of(expr))
        {
            case Axes.None: return Term(_lanes, "l", MostLanes, expr);
            case Axes.Column: return Term(_columns, "c", MostColumns, expr);
            case Axes.Row: return Term(_rows, "r", MostRows, expr);
        }

        return expr switch
        {
            Expr.Binary(BinaryOp.Multiply, _, _) => Product(Factors(expr)),
            Expr.Binary(BinaryOp.Add, var a, Expr.Unary(UnaryOp.Negate, var b)) => Sum(a, b, subtract: true),
            Expr.Binary(BinaryOp.Add, Expr.Unary(UnaryOp.Negate, var a), var b) => Sum(b, a, subtract: true),
            Expr.Binary(BinaryOp.Add, var a, var b) => Sum(a, b, subtract: false),
            Expr.Binary(BinaryOp.Subtract, var a, var b) => Sum(a, b, subtract: true),
            Expr.Binary(var op, var a, var b) => new Expr.Binary(op, Run(a), Run(b)),
            Expr.Unary(var op, var x) => new Expr.Unary(op, Run(x)),
            Expr.Clip(var x, var limit) => new Expr.Clip(Run(x), limit),
            Expr.WithSlope(var x, var value, var slope) => new Expr.WithSlope(Run(x), Run(value), Run(slope)),
            Expr.WhereAtMost(var a, var b, var then, var otherwise) => new Expr.WhereAtMost(Run(a), Run(b), Run(then), Run(otherwise)),
            _ => expr,
        };
    }

    private static Expr Term(List<(string Name, Expr Value)> terms, string prefix, int most, Expr value)
    {
        var known = terms.FindIndex(term => term.Value == value);
        if (known < 0 && terms.Count == most) return value;
        if (known < 0) terms.Add(($"{prefix}{terms.Count + 1}", value));
        return new Expr.Symbol(terms[known < 0 ? terms.Count - 1 : known].Name);
    }

    /// <summary>Factors of the connection first, then one term of the row and one of the column; what the lane shares goes with the column's.</summary>
    private Expr Product(IReadOnlyList<Expr> factors)
    {
        List<Expr> Group(params Axes[] axes) => [.. factors.Where(factor => axes.Contains(Of(factor)))];
        var connection = Group(Axes.Connection).Select(Run).ToList();
        var (row, column, number) = (Group(Axes.Row), Group(Axes.Column), Group(Axes.None));
        if (column.Count > 0 || row.Count == 0) column.InsertRange(0, number);
        else row.InsertRange(0, number);
        foreach (var group in new[] { row, column })
        {
            if (group.Count > 0) connection.Add(Run(group.Aggregate((a, b) => a * b)));
        }

        return connection.Aggregate((a, b) => a * b);
    }

    private Expr Sum(Expr a, Expr b, bool subtract)
    {
        var (left, right) = (Factors(a), Factors(b));
        var common = left.Count > 1 && right.Count > 1 ? left.FirstOrDefault(factor => Of(factor) == Axes.Connection && right.Contains(factor)) : null;
        if (common is null) return Join(Run(a), Run(b));
        return Product([common, Join(Without(left), Without(right))]);

        Expr Join(Expr x, Expr y) => subtract ? x - y : x + y;

        Expr Without(IReadOnlyList<Expr> factors)
        {
            var rest = factors.ToList();
            rest.Remove(common!);
            return rest.Aggregate((x, y) => x * y);
        }
    }

    private static IReadOnlyList<Expr> Factors(Expr expr) => expr switch
    {
        Expr.Binary(BinaryOp.Multiply, var a, var b) => [.. Factors(a), .. Factors(b)],
        _ => [expr],
    };

    private Axes Of(Expr expr) => expr switch
    {
        Expr.Literal => Axes.None,
        Expr.Symbol("pre") => Axes.Row,
        Expr.Symbol("post") => Axes.Column,
        Expr.Symbol("rate") => fansOut ? Axes.Column : Axes.None,
        Expr.Symbol("eta") => eta switch { Grain.PerConnection => Axes.Connection, Grain.PerNeuron => Axes.Column, _ => Axes.None },
        Expr.Symbol => Axes.Connection,
        _ => expr.Children().Aggregate(Axes.None, (axes, child) => axes | Of(child)),
    };
}
