using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>Expressions as width-generic C#: what occurs more than once is computed once, into a local.</summary>
internal sealed class WidthText
{
    private readonly Dictionary<Expr, int> _uses = [];
    private readonly Dictionary<Expr, string> _locals = [];
    private readonly List<string> _lines = [];

    /// <param name="results">Every expression that will be printed.</param>
    public WidthText(IEnumerable<Expr> results)
    {
        foreach (var result in results) Count(result);
    }

    /// <summary>The locals that the text printed so far needs, in order.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>An expression's text; its locals are appended to <see cref="Lines"/>.</summary>
    public string Of(Expr expr)
    {
        if (_locals.TryGetValue(expr, out var local)) return local;
        var text = Text(expr);
        if (expr is Expr.Literal or Expr.Symbol || _uses[expr] < 2) return text;
        _locals[expr] = $"t{_locals.Count + 1}";
        _lines.Add($"var {_locals[expr]} = {Bare(text)};");
        return _locals[expr];
    }

    /// <summary>The text without the parentheses around all of it.</summary>
    public static string Bare(string text) => text.StartsWith("(", StringComparison.Ordinal) && Closes(text) == text.Length - 1
        ? text.Substring(1, text.Length - 2)
        : text;

    private static int Closes(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '(') depth++;
            if (text[i] == ')' && --depth == 0) return i;
        }

        return -1;
    }

    private void Count(Expr expr)
    {
        _uses[expr] = _uses.TryGetValue(expr, out var uses) ? uses + 1 : 1;
        if (uses > 0) return;
        foreach (var child in expr is Expr.WithSlope(_, var value, _) ? [value] : expr.Children()) Count(child);
    }

    private string Text(Expr expr) => expr switch
    {
        Expr.Literal(var value) => $"V.Of({Literal.Of(value)})",
        Expr.Symbol(var name) => name,
        Expr.Unary(UnaryOp.Negate, var x) => $"(-{Of(x)})",
        Expr.Unary(var op, var x) => $"V.{op}({Bare(Of(x))})",
        Expr.Binary(BinaryOp.Add, Expr.Binary(BinaryOp.Multiply, var a, var b) product, var c) when _uses[product] < 2 => MultiplyAdd(a, b, c),
        Expr.Binary(BinaryOp.Add, var c, Expr.Binary(BinaryOp.Multiply, var a, var b) product) when _uses[product] < 2 => MultiplyAdd(a, b, c),
        Expr.Binary(BinaryOp.Add, var a, var b) => $"({Of(a)} + {Of(b)})",
        Expr.Binary(BinaryOp.Subtract, var a, var b) => $"({Of(a)} - {Of(b)})",
        Expr.Binary(BinaryOp.Multiply, var a, var b) => $"({Of(a)} * {Of(b)})",
        Expr.Binary(BinaryOp.Divide, var a, var b) => $"({Of(a)} / {Of(b)})",
        Expr.Binary(var op, var a, var b) => $"V.{op}({Bare(Of(a))}, {Bare(Of(b))})",
        Expr.Clip(var x, var limit) => $"V.Min(V.Max({Bare(Of(x))}, {Of(-limit)}), {Of(limit)})",
        Expr.WithSlope(_, var value, _) => Of(value),
        Expr.WhereAtMost(var a, var b, var then, var otherwise) =>
            $"V.WhereAtMost({Bare(Of(a))}, {Bare(Of(b))}, {Bare(Of(then))}, {Bare(Of(otherwise))})",
        _ => throw new InvalidOperationException($"{expr.GetType().Name} has no text here"),
    };

    private string MultiplyAdd(Expr a, Expr b, Expr c) => $"V.MultiplyAdd({Bare(Of(a))}, {Bare(Of(b))}, {Bare(Of(c))})";
}
