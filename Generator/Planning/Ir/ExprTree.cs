
namespace Backpropamine.Generator.Planning.Ir;

/// <summary>Walking and rewriting of expressions.</summary>
internal static class ExprTree
{
    /// <summary>The operands of a node.</summary>
    public static IEnumerable<Expr> Children(this Expr expr) => expr switch
    {
        Expr.Unary(_, var x) => [x],
        Expr.Binary(_, var a, var b) => [a, b],
        Expr.AsPre(var x) => [x],
        Expr.Outer(var a, var b) => [a, b],
        Expr.MulAdd(var a, var b, var c) => [a, b, c],
        Expr.Affine(var x, var weight, var bias) => bias is null ? [x, weight] : [x, weight, bias],
        Expr.SlowRead(var sum, var row, var matrix) => [sum, row, matrix],
        Expr.FastRead(var row, var matrix) => [row, matrix],
        Expr.Reduce(_, _, var matrix) => [matrix],
        Expr.Pool(var vector, _, _, _) => [vector],
        Expr.Peak(var vector) => [vector],
        Expr.Concat(var parts) => parts,
        Expr.Dropped(var x, var mask, _) => [x, mask],
        Expr.LookedUp(var ids, var table) => [ids, table],
        Expr.Applied(_, var x, _) => [x],
        Expr.Activate(_, var x) => [x],
        Expr.ClampTo(var a, var b) => [a, b],
        Expr.Clip(var x, _) => [x],
        Expr.OrGiven(var argument, var x) => [argument, x],
        Expr.Spread(var model, var x) => [model, x],
        Expr.WithSlope(var x, var value, var slope) => [x, value, slope],
        Expr.Part(var packed, _, _) => [packed],
        Expr.Block(var packed, _, _) => [packed],
        Expr.WhereAtMost(var a, var b, var then, var otherwise) => [a, b, then, otherwise],
        _ => [],
    };

    /// <summary>Rebuilds a node bottom-up, each node replaced by what <paramref name="rewrite"/> makes of it.</summary>
    public static Expr Rewrite(this Expr expr, Func<Expr, Expr> rewrite) => rewrite(expr.MapChildren(e => e.Rewrite(rewrite)));

    /// <summary>The node over other operands; those that must be names stay.</summary>
    public static Expr MapChildren(this Expr expr, Func<Expr, Expr> map) => expr switch
    {
        Expr.Unary(var op, var x) => new Expr.Unary(op, map(x)),
        Expr.Binary(var op, var a, var b) => new Expr.Binary(op, map(a), map(b)),
        Expr.AsPre(var x) => new Expr.AsPre(map(x)),
        Expr.Outer(var a, var b) => new Expr.Outer(map(a), map(b)),
        Expr.MulAdd(var a, var b, var c) => new Expr.MulAdd(map(a), map(b), map(c)),
        Expr.Affine affine => affine with { Input = map(affine.Input) },
        Expr.SlowRead(var sum, var row, var matrix) => new Expr.SlowRead(map(sum), map(row), map(matrix)),
        Expr.FastRead(var row, var matrix) => new Expr.FastRead(map(row), map(matrix)),
        Expr.Reduce reduce => reduce with { Matrix = map(reduce.Matrix) },
        Expr.Pool pool => pool with { Vector = map(pool.Vector) },
        Expr.Peak(var vector) => new Expr.Peak(map(vector)),
        Expr.Dropped dropped => dropped with { Vector = map(dropped.Vector) },
        Expr.Applied applied => applied with { Vector = map(applied.Vector) },
        Expr.Activate(var function, var x) => new Expr.Activate(function, map(x)),
        Expr.ClampTo(var a, var b) => new Expr.ClampTo(map(a), map(b)),
        Expr.Clip(var x, var limit) => new Expr.Clip(map(x), limit),
        Expr.OrGiven given => given with { Value = map(given.Value) },
        Expr.Spread spread => spread with { Value = map(spread.Value) },
        Expr.WithSlope(var x, var value, var slope) => new Expr.WithSlope(map(x), map(value), map(slope)),
        Expr.WhereAtMost(var a, var b, var then, var otherwise) => new Expr.WhereAtMost(map(a), map(b), map(then), map(otherwise)),
        _ => expr,
    };

    /// <summary>Whether a value is another one under a new name, so that both would share a tensor.</summary>
    public static bool IsName(this Expr expr) => expr is Expr.Symbol or Expr.Pool(Expr.Symbol, _, 1, 1);

    /// <summary>Replaces symbols by expressions.</summary>
    public static Expr Substitute(this Expr expr, IReadOnlyDictionary<string, Expr> values) =>
        expr.Rewrite(e => e is Expr.Symbol(var name) && values.TryGetValue(name, out var value) ? value : e);

    /// <summary>The names an expression reads, each once, in order.</summary>
    public static IEnumerable<string> Symbols(this Expr expr) =>
        expr.DescendantsAndSelf().OfType<Expr.Symbol>().Select(symbol => symbol.Name).Distinct();

    public static bool Reads(this Expr expr, string name) => expr.Symbols().Contains(name);

    /// <summary>The number of nodes, or the limit if there are as many.</summary>
    public static int Size(this Expr expr, int limit)
    {
        var size = 1;
        foreach (var child in expr.Children())
        {
            if (size >= limit) break;
            size += child.Size(limit - size);
        }

        return Math.Min(size, limit);
    }

    public static IEnumerable<Expr> DescendantsAndSelf(this Expr expr) =>
        expr.Children().SelectMany(DescendantsAndSelf).Prepend(expr);
}
