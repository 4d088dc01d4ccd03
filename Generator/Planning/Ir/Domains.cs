namespace Backpropamine.Generator.Planning.Ir;

/// <summary>The axes along which the expressions of a plan vary.</summary>
internal sealed class Domains(Plan plan)
{
    private readonly Dictionary<string, Domain> _values = plan.Values.ToDictionary(v => v.Name, v => v.Domain);

    /// <summary>Adds a value that a pass makes.</summary>
    public void Add(PlanValue value) => _values.Add(value.Name, value.Domain);

    public bool Knows(string name) => _values.ContainsKey(name);

    public Domain Of(Expr expr) => expr switch
    {
        Expr.Literal => Domain.None,
        Expr.Symbol(var name) => _values[name],
        Expr.AsPre(var x) => (Of(x) & ~Domain.Post) | Domain.Pre,
        Expr.Affine(_, var weight, _) => Domain.Lane | (Of(weight) & Domain.Post),
        Expr.SlowRead or Expr.FastRead or Expr.Reduce or Expr.Concat or Expr.Dropped or Expr.LookedUp or Expr.Applied => Domain.Vector,
        Expr.Pool => Domain.Lane,
        Expr.Peak => Domain.Lane,
        Expr.OrGiven(_, var x) => Of(x),
        Expr.Spread(var model, _) => Of(model),
        Expr.Block => Domain.Pre | Domain.Post,
        _ => expr.Children().Aggregate(Domain.None, (domain, child) => domain | Of(child)),
    };
}
