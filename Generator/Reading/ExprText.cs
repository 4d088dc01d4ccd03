using System.Globalization;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Reading;

/// <summary>The canonical text of expressions of rules and cells, such as <c>(* pre (tanh post))</c>.</summary>
internal static class ExprText
{
    private static readonly Dictionary<string, BinaryOp> Binary = new()
    {
        ["+"] = BinaryOp.Add,
        ["-"] = BinaryOp.Subtract,
        ["*"] = BinaryOp.Multiply,
        ["/"] = BinaryOp.Divide,
        ["min"] = BinaryOp.Min,
        ["max"] = BinaryOp.Max,
        ["pow"] = BinaryOp.Pow,
    };

    private static readonly Dictionary<string, UnaryOp> Unary = new()
    {
        ["neg"] = UnaryOp.Negate,
        ["tanh"] = UnaryOp.Tanh,
        ["exp"] = UnaryOp.Exp,
        ["log"] = UnaryOp.Log,
        ["sqrt"] = UnaryOp.Sqrt,
        ["abs"] = UnaryOp.Abs,
        ["sign"] = UnaryOp.Sign,
        ["sin"] = UnaryOp.Sin,
        ["cos"] = UnaryOp.Cos,
        ["sigmoid"] = UnaryOp.Sigmoid,
        ["round"] = UnaryOp.Round,
    };

    /// <summary>The text in tokens.</summary>
    public static Queue<string> Tokens(string text) =>
        new(text.Replace("(", " ( ").Replace(")", " ) ").Split([' '], StringSplitOptions.RemoveEmptyEntries));

    public static string Print(Expr expr) => expr switch
    {
        Expr.Literal(var value) => Literal.Of(value),
        Expr.Symbol(var name) => name,
        Expr.Unary(var op, var x) => $"({Unary.First(pair => pair.Value == op).Key} {Print(x)})",
        Expr.Binary(var op, var a, var b) => $"({Binary.First(pair => pair.Value == op).Key} {Print(a)} {Print(b)})",
        Expr.WithSlope(var x, var value, var slope) => $"(slope {Print(x)} {Print(value)} {Print(slope)})",
        Expr.WhereAtMost(var a, var b, var then, var otherwise) => $"(where {Print(a)} {Print(b)} {Print(then)} {Print(otherwise)})",
        _ => throw new InvalidOperationException($"{expr.GetType().Name} has no text"),
    };

    /// <summary>The expression that the tokens begin with; null if there is none.</summary>
    public static Expr? Parse(Queue<string> tokens)
    {
        if (tokens.Count == 0) return null;
        var token = tokens.Dequeue();
        if (token == "(") return ParseCall(tokens);
        if (token == ")") return null;
        return double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : new Expr.Symbol(token);
    }

    private static Expr? ParseCall(Queue<string> tokens)
    {
        var op = tokens.Count > 0 ? tokens.Dequeue() : "";
        var operands = new List<Expr>();
        while (tokens.Count > 0 && tokens.Peek() != ")")
        {
            if (Parse(tokens) is not { } operand) return null;
            operands.Add(operand);
        }

        if (tokens.Count == 0) return null;
        tokens.Dequeue();
        return operands.Count switch
        {
            1 when Unary.TryGetValue(op, out var unary) => new Expr.Unary(unary, operands[0]),
            3 when op == "slope" => new Expr.WithSlope(operands[0], operands[1], operands[2]),
            4 when op == "where" => new Expr.WhereAtMost(operands[0], operands[1], operands[2], operands[3]),
            2 when Binary.TryGetValue(op, out var binary) && (binary != BinaryOp.Pow || operands[1] is Expr.Literal) => new Expr.Binary(binary, operands[0], operands[1]),
            _ => null,
        };
    }
}
