using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Planning.Programs;

/// <summary>How many neurons the vectors of a plan have, as far as its declarations say.</summary>
internal sealed class ValueSizes
{
    private readonly Dictionary<string, Dimension> _sizes = [];
    private readonly Dictionary<string, EquatableArray<Dimension>> _shapes = [];
    private readonly Domains _domains;

    public ValueSizes(Plan plan)
    {
        _domains = new Domains(plan);
        foreach (var parameter in plan.Parameters)
        {
            _shapes[$"{parameter.Layer}.{parameter.Name}"] = parameter.Shape;
            if (parameter.Shape.Count > 0) _sizes[$"{parameter.Layer}.{parameter.Name}"] = parameter.Shape[0];
        }

        foreach (var carried in plan.Carried)
        {
            _shapes[carried.Before] = _shapes[carried.Next] = carried.Shape;
            _sizes[carried.Before] = carried.Shape[carried.Shape.Count - 1];
        }

        foreach (var member in plan.Spec.Inputs.Select(input => input.Name).Concat(plan.Spec.Layers.Select(layer => layer.Name))) _sizes[member] = Dimension.Of(member);
        foreach (var statement in plan.Statements) Learn(statement.Target, statement.Value);
    }

    /// <summary>The size of a vector's expression; null where nothing says it.</summary>
    public Dimension? Of(Expr expr) => expr switch
    {
        Expr.Symbol(var name) => (!_domains.Knows(name) || _domains.Of(expr).HasFlag(Domain.Post)) && _sizes.TryGetValue(name, out var size) ? size : null,
        Expr.Affine(_, var weight, _) => _shapes.TryGetValue(weight.Name, out var shape) ? shape[0] : null,
        Expr.SlowRead(_, _, var matrix) => OfColumns(matrix),
        Expr.FastRead(_, var matrix) => OfColumns(matrix),
        Expr.Part(var packed, _, var of) => Of(packed) is { } all && all.Count % of == 0 && all.Members.Count % of == 0
            ? new Dimension(all.Members.Take(all.Members.Count / of).ToEquatable(), all.Count / of)
            : null,
        Expr.Concat or Expr.Pool or Expr.Peak or Expr.Reduce => null,
        Expr.Dropped(var x, _, _) => Of(x),
        _ => expr.Children().Select(Of).FirstOrDefault(size => size is not null),
    };

    /// <summary>Keeps the size of a value that a pass makes.</summary>
    public void Learn(string target, Expr value)
    {
        if (!_sizes.ContainsKey(target) && Of(value) is { } size) _sizes[target] = size;
    }

    private Dimension? OfColumns(Expr matrix) => matrix.Symbols()
        .Select(name => _shapes.TryGetValue(name, out var shape) && shape.Count == 2 ? shape[1] : null).FirstOrDefault(size => size is not null);
}
