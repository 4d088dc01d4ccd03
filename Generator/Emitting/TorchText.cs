using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Emitting;

/// <summary>
/// Expressions as TorchSharp calls. What varies along [B] and [N] alone is computed on vectors; a view brings it into the
/// [B, pre, post] layout where it meets a matrix.
/// </summary>
internal sealed class TorchText(Domains domains, Locals locals, Numbers numbers, Vocabulary words)
{
    private enum Binding
    {
        Coalesce,
        Sum,
        Product,
        Unary,
        Primary,
    }

    /// <summary>A statement's value, in the layout of a target that varies along those axes.</summary>
    public string Of(Expr expr, Domain target) => target.HasFlag(Domain.Pre) ? Matrix(expr).Text : Vector(expr).Text;

    private (string Text, Binding Binding) Vector(Expr expr) => expr switch
    {
        Expr.Literal(var value) => (numbers.Of(value), Binding.Primary),
        Expr.Symbol(var name) => (locals.Of(name), Binding.Primary),
        Expr.Affine(var x, var weight, var bias) =>
            Primary($"{words.F}.linear({Vector(x).Text}, {locals.Of(weight.Name)}{(bias is null ? "" : ", " + locals.Of(bias.Name))})"),
        Expr.SlowRead(Expr.Literal(0), var row, var matrix) => Call(Vector(row), $"mm({Matrix(matrix).Text})"),
        Expr.SlowRead(var sum, var row, var matrix) => Call(Vector(sum), $"addmm({Vector(row).Text}, {Matrix(matrix).Text})"),
        Expr.FastRead(var row, var matrix) => Call(Vector(row), $"unsqueeze(1).bmm({Matrix(matrix).Text}).squeeze(1)"),
        Expr.Concat(var parts) => Primary($"{words.Torch}.cat([{string.Join(", ", parts.Select(part => locals.Of(part.Name)))}], -1)"),
        Expr.Activate(var function, var x) => Activate(function, x),
        Expr.ClampTo(var signal, var other) =>
            Primary($"{words.Torch}.where({Call(Vector(signal), "ne(Zero)").Text}, {Vector(signal).Text}, {Vector(other).Text})"),
        Expr.OrGiven(var argument, var value) => ($"Share({locals.Of(argument.Name)}) ?? {Vector(value).Text}", Binding.Coalesce),
        _ => Elementwise(expr, Vector),
    };

    private (string Text, Binding Binding) Matrix(Expr expr)
    {
        var domain = domains.Of(expr);
        if (!domain.HasFlag(Domain.Pre))
        {
            return !domain.HasFlag(Domain.Lane) ? Vector(expr)
                : Call(Vector(expr), domain.HasFlag(Domain.Post) ? "unsqueeze(1)" : "unsqueeze(2)");
        }

        return expr switch
        {
            Expr.Symbol(var name) => (locals.Of(name), Binding.Primary),
            Expr.AsPre(var vector) => Call(Vector(vector), "unsqueeze(2)"),
            Expr.Outer(var pre, var post) => Call(Matrix(pre), $"bmm({Matrix(post).Text})"),
            Expr.Binary(BinaryOp.Add, var a, Expr.Binary(BinaryOp.Multiply, var b, Expr.Literal(var factor))) when IsOwned(a) =>
                Call(Matrix(a), $"add_({Matrix(b).Text}, {numbers.Of(factor)})"),
            Expr.Binary(BinaryOp.Add, var a, var b) when IsOwned(a) => Call(Matrix(a), $"add_({Matrix(b).Text})"),
            Expr.MulAdd(var sum, var a, var b) =>
                Call(Matrix(sum), $"{(IsOwned(sum) ? "addcmul_" : "addcmul")}({Matrix(a).Text}, {Matrix(b).Text}, One)"),
            _ => Elementwise(expr, Matrix),
        };
    }

    private (string Text, Binding Binding) Elementwise(Expr expr, Func<Expr, (string Text, Binding Binding)> operand) => expr switch
    {
        Expr.Clip(var x, var limit) => Call(operand(x), $"clamp({numbers.Of(-limit)}, {numbers.Of(limit)})"),
        Expr.Unary(UnaryOp.Negate, var x) => ("-" + Inside(operand(x), Binding.Unary), Binding.Unary),
        Expr.Unary(var op, var x) => Call(operand(x), op.ToString().ToLowerInvariant() + "()"),
        Expr.Binary(BinaryOp.Min, Expr.Literal(var limit), var x) => Call(operand(x), $"clamp(max: {numbers.Of(limit)})"),
        Expr.Binary(BinaryOp.Min, var x, Expr.Literal(var limit)) => Call(operand(x), $"clamp(max: {numbers.Of(limit)})"),
        Expr.Binary(BinaryOp.Max, Expr.Literal(var limit), var x) => Call(operand(x), $"clamp(min: {numbers.Of(limit)})"),
        Expr.Binary(BinaryOp.Max, var x, Expr.Literal(var limit)) => Call(operand(x), $"clamp(min: {numbers.Of(limit)})"),
        Expr.Binary(BinaryOp.Min, var a, var b) => Primary($"{words.Torch}.minimum({operand(a).Text}, {operand(b).Text})"),
        Expr.Binary(BinaryOp.Max, var a, var b) => Primary($"{words.Torch}.maximum({operand(a).Text}, {operand(b).Text})"),
        Expr.Binary(BinaryOp.Add, var a, var b) => Infix(operand(a), "+", operand(b), Binding.Sum),
        Expr.Binary(BinaryOp.Subtract, var a, var b) => Infix(operand(a), "-", operand(b), Binding.Sum),
        Expr.Binary(BinaryOp.Multiply, var a, var b) => Infix(operand(a), "*", operand(b), Binding.Product),
        Expr.Binary(BinaryOp.Divide, var a, var b) => Infix(operand(a), "/", operand(b), Binding.Product),
        _ => throw new InvalidOperationException($"{expr.GetType().Name} has no text here"),
    };

    private (string Text, Binding Binding) Activate(Activation function, Expr operand) => function switch
    {
        Activation.Tanh => Call(Vector(operand), "tanh()"),
        Activation.Relu => Call(Vector(operand), "relu()"),
        Activation.Sigmoid => Call(Vector(operand), "sigmoid()"),
        Activation.Softmax => Call(Vector(operand), "softmax(-1)"),
        _ => Vector(operand),
    };

    /// <summary>Whether the value is a whole matrix that nothing else holds and whose operation keeps no result, so that it can be added to in place.</summary>
    private bool IsOwned(Expr expr) => domains.Of(expr) == Domain.Synapse
        && expr is Expr.Outer or Expr.MulAdd or Expr.Binary { Op: BinaryOp.Add or BinaryOp.Subtract or BinaryOp.Multiply };

    private static (string Text, Binding Binding) Primary(string text) => (text, Binding.Primary);

    private static (string Text, Binding Binding) Call((string Text, Binding Binding) on, string call) =>
        Primary($"{Inside(on, Binding.Primary)}.{call}");

    private static (string Text, Binding Binding) Infix(
        (string Text, Binding Binding) left, string op, (string Text, Binding Binding) right, Binding binding) =>
        ($"{Inside(left, binding)} {op} {Inside(right, binding + 1)}", binding);

    private static string Inside((string Text, Binding Binding) operand, Binding around) =>
        operand.Binding < around ? $"({operand.Text})" : operand.Text;
}
