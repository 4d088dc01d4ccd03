using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Emitting;

/// <summary>
/// Expressions as calls of PyTorch's tensor operations, which C# and Python write alike. What varies along [B] and [N] alone is
/// computed on vectors; a view brings it into the [B, pre, post] layout where it meets a matrix.
/// </summary>
/// <param name="domains">Along which axes values vary.</param>
/// <param name="torch">How the module <c>torch</c> is called.</param>
/// <param name="functional">How <c>torch.nn.functional</c> is called.</param>
internal abstract class TensorText(Domains domains, string torch, string functional)
{
    /// <summary>A statement's value, in the layout of a target that varies along those axes.</summary>
    public string Of(Expr expr, Domain target) => target.HasFlag(Domain.Pre) ? Matrix(expr).Text : Vector(expr).Text;

    protected Domains Domains => domains;

    /// <summary>A value of the plan.</summary>
    protected abstract string Name(string value);

    protected abstract (string Text, Binding Binding) Number(double value);

    /// <summary>What maps linearly.</summary>
    protected virtual string Linear => functional + ".linear";

    /// <summary>The truth.</summary>
    protected abstract string True { get; }

    /// <summary>An argument that is passed by name.</summary>
    protected abstract string Named(string parameter, string value);

    /// <summary>The argument where it is given, else the value, which may be a name's.</summary>
    protected abstract string OrGiven(string argument, string value, bool isName);

    /// <summary>A vector of which some values are dropped.</summary>
    protected abstract (string Text, Binding Binding) Dropped((string Text, Binding Binding) vector, string mask, double rate);

    /// <summary>The rows of a table that ids name.</summary>
    protected abstract string LookedUp(string ids, string table);

    /// <summary>One of the equal parts of a packed vector.</summary>
    protected abstract string Part(string packed, int index, int of);

    /// <summary>One of the equal blocks of a packed matrix, presynaptic neurons first.</summary>
    protected abstract string Block(string packed, int index, int of);

    /// <summary>What a module of the author's makes of a vector.</summary>
    protected abstract string Applied(string module, string vector, int? size);

    private (string Text, Binding Binding) Vector(Expr expr) => expr switch
    {
        Expr.Literal(var value) => Number(value),
        Expr.Symbol(var name) => (Name(name), Binding.Primary),
        Expr.Affine(var x, var weight, var bias) =>
            Primary($"{Linear}({Vector(x).Text}, {Name(weight.Name)}{(bias is null ? "" : ", " + Name(bias.Name))})"),
        Expr.SlowRead(Expr.Literal(0), var row, var matrix) => Call(Vector(row), $"mm({Matrix(matrix).Text})"),
        Expr.SlowRead(var sum, var row, var matrix) => Call(Vector(sum), $"addmm({Vector(row).Text}, {Matrix(matrix).Text})"),
        Expr.FastRead(var row, var matrix) => Call(Vector(row), $"unsqueeze(1).bmm({Matrix(matrix).Text}).squeeze(1)"),
        Expr.Reduce(var kind, var along, var matrix) => Call(Matrix(matrix), $"{(kind == Reduction.Sum ? "sum" : "amax")}({(along == Over.Pre ? 1 : 2)})"),
        Expr.Pool(var x, _, 1, 1) => Vector(x),
        Expr.Pool(var x, var start, 1, _) => Call(Vector(x), $"narrow(-1, {start}, 1)"),
        Expr.Pool(var x, _, var count, var of) when count == of => Call(Vector(x), $"sum(-1, {Named("keepdim", True)})"),
        Expr.Pool(var x, var start, var count, _) => Call(Vector(x), $"narrow(-1, {start}, {count}).sum(-1, {Named("keepdim", True)})"),
        Expr.Peak(var vector) => Call(Vector(vector), "amax(1).unsqueeze(1)"),
        Expr.Concat(var parts) => Primary($"{torch}.cat([{string.Join(", ", parts.Select(part => Name(part.Name)))}], -1)"),
        Expr.Dropped(var x, var mask, var rate) => Dropped(Vector(x), Name(mask.Name), rate),
        Expr.LookedUp(var ids, var table) => Primary(LookedUp(Name(ids.Name), Name(table.Name))),
        Expr.Applied(var module, var x, var size) => Primary(Applied(module, Vector(x).Text, size)),
        Expr.Part(var packed, var index, var of) => (Part(Name(packed.Name), index, of), Binding.Primary),
        Expr.Activate(var function, var x) => Activate(function, x),
        Expr.ClampTo(var signal, var other) =>
            Primary($"{torch}.where({Call(Vector(signal), $"ne({Number(0).Text})").Text}, {Vector(signal).Text}, {Vector(other).Text})"),
        Expr.OrGiven(var argument, var value) => (OrGiven(Name(argument.Name), Vector(value).Text, value.IsName()), Binding.Choice),
        _ => Elementwise(expr, Vector),
    };

    protected (string Text, Binding Binding) Matrix(Expr expr)
    {
        var domain = domains.Of(expr);
        if (domain.HasFlag(Domain.Pre)) return WholeMatrix(expr);
        return !domain.HasFlag(Domain.Lane) ? Vector(expr)
            : Call(Vector(expr), domain.HasFlag(Domain.Post) ? "unsqueeze(1)" : "unsqueeze(2)");
    }

    /// <summary>What varies along the presynaptic neurons.</summary>
    protected virtual (string Text, Binding Binding) WholeMatrix(Expr expr) => expr switch
    {
        Expr.Symbol(var name) => (Name(name), Binding.Primary),
        Expr.AsPre(var vector) => Call(Vector(vector), "unsqueeze(2)"),
        Expr.Block(var packed, var index, var of) => (Block(Name(packed.Name), index, of), Binding.Primary),
        _ => Elementwise(expr, Matrix),
    };

    private (string Text, Binding Binding) Elementwise(Expr expr, Func<Expr, (string Text, Binding Binding)> operand) => expr switch
    {
        Expr.Spread(var model, Expr.Literal(var value)) => Primary($"{torch}.full_like({Name(model.Name)}, {Number(value).Text})"),
        Expr.Spread(var model, var x) => Infix(Primary($"{torch}.zeros_like({Name(model.Name)})"), "+", operand(x), Binding.Sum),
        Expr.WithSlope(_, var value, Expr.Literal(0)) => Call(operand(value), "detach()"),
        Expr.WithSlope(var x, var value, var slope) => Infix(Call(operand(value), "detach()"), "+", Sloping(operand(x), slope, operand), Binding.Sum),
        Expr.Clip(var x, var limit) => Call(operand(x), $"clamp({Number(-limit).Text}, {Number(limit).Text})"),
        Expr.Unary(UnaryOp.Negate, var x) => ("-" + Inside(operand(x), Binding.Unary), Binding.Unary),
        Expr.Unary(var op, var x) => Call(operand(x), op.ToString().ToLowerInvariant() + "()"),
        Expr.Binary(BinaryOp.Min, Expr.Literal(var limit), var x) => Bounded(operand(x), "max", limit),
        Expr.Binary(BinaryOp.Min, var x, Expr.Literal(var limit)) => Bounded(operand(x), "max", limit),
        Expr.Binary(BinaryOp.Max, Expr.Literal(var limit), var x) => Bounded(operand(x), "min", limit),
        Expr.Binary(BinaryOp.Max, var x, Expr.Literal(var limit)) => Bounded(operand(x), "min", limit),
        Expr.Binary(BinaryOp.Min, var a, var b) => Primary($"{torch}.minimum({operand(a).Text}, {operand(b).Text})"),
        Expr.Binary(BinaryOp.Max, var a, var b) => Primary($"{torch}.maximum({operand(a).Text}, {operand(b).Text})"),
        Expr.Binary(BinaryOp.Pow, var x, Expr.Literal(var exponent)) => Call(operand(x), $"pow({Number(exponent).Text})"),
        Expr.WhereAtMost(var a, var b, var then, var otherwise) => Where(a, b, then, otherwise, operand),
        Expr.Binary(BinaryOp.Add, var a, var b) => Infix(operand(a), "+", operand(b), Binding.Sum),
        Expr.Binary(BinaryOp.Subtract, var a, var b) => Infix(operand(a), "-", operand(b), Binding.Sum),
        Expr.Binary(BinaryOp.Multiply, var a, var b) => Infix(operand(a), "*", operand(b), Binding.Product),
        Expr.Binary(BinaryOp.Divide, var a, var b) => Infix(operand(a), "/", operand(b), Binding.Product),
        _ => throw new InvalidOperationException($"{expr.GetType().Name} has no text here"),
    };

    /// <summary>slope·(x − x): 0, with the slope as its gradient.</summary>
    private (string Text, Binding Binding) Sloping((string Text, Binding Binding) x, Expr slope, Func<Expr, (string Text, Binding Binding)> operand)
    {
        var nothing = Infix(x, "-", Call(x, "detach()"), Binding.Sum);
        return slope is Expr.Literal(1) ? nothing : Infix(slope is Expr.Literal ? operand(slope) : Call(operand(slope), "detach()"), "*", nothing, Binding.Product);
    }

    /// <summary>A choice; a branch that is a number becomes a tensor like one that the choice reads.</summary>
    private (string Text, Binding Binding) Where(
        Expr a, Expr b, Expr then, Expr otherwise, Func<Expr, (string Text, Binding Binding)> operand)
    {
        var condition = a is Expr.Literal(var limit) ? Call(operand(b), $"ge({Number(limit).Text})")
            : Call(operand(a), $"le({(b is Expr.Literal(var other) ? Number(other) : operand(b)).Text})");
        Expr[] parts = [a, b, then, otherwise];
        var model = parts.Select(Model).FirstOrDefault(e => e is not null) ?? parts.First(e => e is not Expr.Literal);
        string Branch(Expr branch) => branch is Expr.Literal(var value)
            ? $"{torch}.full_like({operand(model).Text}, {Number(value).Text})"
            : operand(branch).Text;
        return Primary($"{torch}.where({condition.Text}, {Branch(then)}, {Branch(otherwise)})");
    }

    /// <summary>The first name that each element is computed from, element by element; null if there is none.</summary>
    private static Expr? Model(Expr expr) => expr switch
    {
        Expr.Symbol or Expr.AsPre(Expr.Symbol) or Expr.Part => expr,
        Expr.Unary or Expr.Binary or Expr.Activate or Expr.Clip or Expr.WhereAtMost => expr.Children().Select(Model).FirstOrDefault(e => e is not null),
        _ => null,
    };

    private (string Text, Binding Binding) Activate(Activation function, Expr operand) => function switch
    {
        Activation.Tanh => Call(Vector(operand), "tanh()"),
        Activation.Relu => Call(Vector(operand), "relu()"),
        Activation.Sigmoid => Call(Vector(operand), "sigmoid()"),
        Activation.Softmax => Call(Vector(operand), "softmax(-1)"),
        _ => Vector(operand),
    };

    private (string Text, Binding Binding) Bounded((string Text, Binding Binding) x, string side, double limit) =>
        Call(x, $"clamp({Named(side, Number(limit).Text)})");

    protected static (string Text, Binding Binding) Primary(string text) => (text, Binding.Primary);

    protected static (string Text, Binding Binding) Call((string Text, Binding Binding) on, string call) =>
        Primary($"{Inside(on, Binding.Primary)}.{call}");

    protected static (string Text, Binding Binding) Infix(
        (string Text, Binding Binding) left, string op, (string Text, Binding Binding) right, Binding binding) =>
        ($"{Inside(left, binding)} {op} {Inside(right, binding + 1)}", binding);

    private static string Inside((string Text, Binding Binding) operand, Binding around) =>
        operand.Binding < around ? $"({operand.Text})" : operand.Text;
}
