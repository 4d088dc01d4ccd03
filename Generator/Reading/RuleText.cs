using System.Globalization;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Reading;

/// <summary>A rule's canonical text, such as <c>drive = (* pre post); commit = …</c>: what [RuleBody] carries between assemblies.</summary>
internal static class RuleText
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
    };

    public static string Print(RuleSpec rule) => string.Concat(rule.Learned.Select(learned => LearnedText.Print(learned) + "; "))
        + string.Concat(rule.States.Select(state => $"{DerivedText.Head(state)} {Print(state.Next)}; "))
        + string.Concat(rule.Reductions.Select(reduction => $"{DerivedText.Head(reduction)} {Print(reduction.Term)}; "))
        + string.Join("; ",
        $"drive = {Print(rule.Drive)}", $"trace = {Print(rule.Trace)}", $"commit = {Print(rule.Commit)}", $"weight = {Print(rule.Weight)}");

    /// <summary>The rule; null if the text is not of this form.</summary>
    public static RuleSpec? Parse(string name, string text)
    {
        var bodies = new Dictionary<string, Expr>();
        var learned = new List<LearnedSpec>();
        var derived = new List<object>();
        foreach (var part in text.Split([';'], StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=');
            if (equals < 0) return null;
            if (LearnedText.Is(part))
            {
                if (LearnedText.Parse(part) is not { } coefficient) return null;
                learned.Add(coefficient);
                continue;
            }

            var key = part.Substring(0, equals).Trim();
            var tokens = new Queue<string>(part.Substring(equals + 1).Replace("(", " ( ").Replace(")", " ) ")
                .Split([' '], StringSplitOptions.RemoveEmptyEntries));
            var along = DerivedText.Is(key) && tokens.Count > 0 ? tokens.Dequeue() : "";
            if (ParseExpr(tokens) is not { } body || tokens.Count > 0) return null;
            if (!DerivedText.Is(key)) bodies[key] = body;
            else if (DerivedText.Parse(key, along, body) is { } found) derived.Add(found);
            else return null;
        }

        return bodies.TryGetValue("drive", out var drive) && bodies.TryGetValue("trace", out var trace)
            && bodies.TryGetValue("commit", out var commit) && bodies.TryGetValue("weight", out var weight)
            ? new RuleSpec(name, drive, trace, commit, weight, learned.ToEquatable(), derived.OfType<StateSpec>().ToEquatable(), derived.OfType<ReductionSpec>().ToEquatable())
            : null;
    }

    private static string Print(Expr expr) => expr switch
    {
        Expr.Literal(var value) => Literal.Of(value),
        Expr.Symbol(var name) => name,
        Expr.Unary(var op, var x) => $"({Unary.First(pair => pair.Value == op).Key} {Print(x)})",
        Expr.Binary(var op, var a, var b) => $"({Binary.First(pair => pair.Value == op).Key} {Print(a)} {Print(b)})",
        Expr.WhereAtMost(var a, var b, var then, var otherwise) => $"(where {Print(a)} {Print(b)} {Print(then)} {Print(otherwise)})",
        _ => throw new InvalidOperationException($"{expr.GetType().Name} is not part of a rule"),
    };

    private static Expr? ParseExpr(Queue<string> tokens)
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
            if (ParseExpr(tokens) is not { } operand) return null;
            operands.Add(operand);
        }

        if (tokens.Count == 0) return null;
        tokens.Dequeue();
        return operands.Count switch
        {
            1 when Unary.TryGetValue(op, out var unary) => new Expr.Unary(unary, operands[0]),
            4 when op == "where" => new Expr.WhereAtMost(operands[0], operands[1], operands[2], operands[3]),
            2 when Binary.TryGetValue(op, out var binary) && (binary != BinaryOp.Pow || operands[1] is Expr.Literal) => new Expr.Binary(binary, operands[0], operands[1]),
            _ => null,
        };
    }
}
