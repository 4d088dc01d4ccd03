using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>Expressions as TorchSharp calls, with in-place operations where nothing else holds a matrix.</summary>
internal sealed class TorchText(Domains domains, Locals locals, Numbers numbers, Vocabulary words) : TensorText(domains, words.Torch, words.F)
{
    protected override string Name(string value) => locals.Of(value);

    protected override (string Text, Binding Binding) Number(double value) => Primary(numbers.Of(value));

    /// <summary>Whether the text stands around a fused cell, where single steps have maps of their own.</summary>
    public bool IsAroundKernels { get; init; }

    protected override string Linear => IsAroundKernels ? "MapLinearly" : base.Linear;

    protected override string True => "true";

    protected override string Named(string parameter, string value) => $"{parameter}: {value}";

    protected override string OrGiven(string argument, string value, bool isName) =>
        isName ? $"Share({argument} ?? {value})" : $"Share({argument}) ?? {value}";

    protected override (string Text, Binding Binding) Dropped((string Text, Binding Binding) vector, string mask, double rate) =>
        Infix(vector, "*", Primary(mask), Binding.Product);

    protected override string LookedUp(string ids, string table) => $"LookUp({table}, {ids})";

    protected override string Part(string packed, int index, int of) => $"PathPart({packed}, {index}, {of})";

    protected override string Block(string packed, int index, int of) => $"PathWeight({packed}, {index}, {of})";

    protected override string Applied(string module, string vector, int? size) =>
        $"ApplyModule({Naming.Member(module)}, {vector}, \"{module}\", {(size is { } count ? Literal.Of(count) : Sizes.Field(module))})";

    protected override (string Text, Binding Binding) WholeMatrix(Expr expr) => expr switch
    {
        Expr.Outer(var pre, var post) => Call(Matrix(pre), $"bmm({Matrix(post).Text})"),
        Expr.Binary(BinaryOp.Add, var a, Expr.Binary(BinaryOp.Multiply, var b, Expr.Literal(var factor))) when IsOwned(a) =>
            Call(Matrix(a), $"add_({Matrix(b).Text}, {numbers.Of(factor)})"),
        Expr.Binary(BinaryOp.Add, var a, var b) when IsOwned(a) => Call(Matrix(a), $"add_({Matrix(b).Text})"),
        Expr.MulAdd(var sum, var a, var b) =>
            Call(Matrix(sum), $"{(IsOwned(sum) ? "addcmul_" : "addcmul")}({Matrix(a).Text}, {Matrix(b).Text}, One)"),
        _ => base.WholeMatrix(expr),
    };

    /// <summary>Whether the value is a whole matrix that nothing else holds and whose operation keeps no result, so that it can be added to in place.</summary>
    private bool IsOwned(Expr expr) => Domains.Of(expr) == Domain.Synapse
        && expr is Expr.Outer or Expr.MulAdd or Expr.Binary { Op: BinaryOp.Add or BinaryOp.Subtract or BinaryOp.Multiply };
}
