using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Emitting.PyTorch;

/// <summary>Expressions as PyTorch calls in Python.</summary>
internal sealed class PythonText(Domains domains, PythonNames names) : TensorText(domains, "torch", "F")
{
    /// <summary>A number in Python.</summary>
    public static string Literal(double value) =>
        double.IsNaN(value) || double.IsInfinity(value) ? $"float(\"{(double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf")}\")" : Text.Literal.Of(value);

    protected override string Name(string value) => names.Of(value);

    protected override (string Text, Binding Binding) Number(double value) => (Literal(value), value < 0 ? Binding.Unary : Binding.Primary);

    protected override string True => "True";

    protected override string Named(string parameter, string value) => $"{parameter}={value}";

    protected override (string Text, Binding Binding) Dropped((string Text, Binding Binding) vector, string mask, double rate) =>
        Primary($"F.dropout({vector.Text}, {Literal(rate)}, self.training)");

    protected override string LookedUp(string ids, string table) => $"F.embedding({ids}.reshape(-1), {table})";

    protected override string Part(string packed, int index, int of) => $"{packed}.chunk({of}, -1)[{index}]";

    protected override string Block(string packed, int index, int of) => $"{packed}.chunk({of}, 0)[{index}].t()";

    protected override string Applied(string module, string vector, int? size) => $"{PythonNames.Module(module)}({vector})";

    protected override string OrGiven(string argument, string value, bool isName) => $"{value} if {argument} is None else {argument}";
}
