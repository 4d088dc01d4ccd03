using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Planning;

/// <summary>Collects a plan while it is lowered.</summary>
internal sealed class PlanDraft(NetworkSpec spec)
{
    private readonly List<ParameterPlan> _parameters = [];
    private readonly List<CarriedPlan> _carried = [];
    private readonly List<OutputPlan> _outputs = [];
    private readonly List<PlanValue> _values = [];
    private readonly List<Statement> _statements = [];

    public NetworkSpec Spec => spec;

    public Expr.Symbol Value(string name, ValueRole role, Domain domain)
    {
        _values.Add(new PlanValue(name, role, domain));
        return new Expr.Symbol(name);
    }

    /// <summary>A trained parameter of a layer.</summary>
    public Expr.Symbol Parameter(string layer, string name, Domain domain, InitialSpec initial, Dimension fanIn, params Dimension[] shape)
    {
        _parameters.Add(new ParameterPlan(layer, name, shape.ToEquatable(), initial, fanIn));
        return Value($"{layer}.{name}", ValueRole.Parameter, domain);
    }

    /// <summary>A vector, never trained, that is 1 for half of some neurons and 0 for the others.</summary>
    public Expr.Symbol Mark(string layer, string name, ModulatedPart half, Dimension neurons)
    {
        _parameters.Add(new ParameterPlan(layer, name, new[] { neurons }.ToEquatable(), InitialSpec.Zero, neurons) { Marks = half });
        return Value($"{layer}.{name}", ValueRole.Marks, Domain.Post);
    }

    /// <summary>A tensor of the state; returns the value before the step.</summary>
    public Expr.Symbol Carry(string layer, string part, string next, Domain domain, params Dimension[] shape)
    {
        return Carry(layer, part, next, domain, InitialSpec.Zero, shape);
    }

    /// <summary>A tensor of the state that does not start at 0.</summary>
    public Expr.Symbol Carry(string layer, string part, string next, Domain domain, InitialSpec start, params Dimension[] shape)
    {
        var before = Before(layer, part);
        _carried.Add(new CarriedPlan(layer, part, shape.ToEquatable(), before, next) { Start = start });
        return Value(before, ValueRole.Carried, domain);
    }

    public static string Before(string layer, string part) => part == "Activity" ? $"{layer}.before" : $"{layer}.{Naming.Camel(part)}";

    /// <summary>A step's next statement; returns what it defines.</summary>
    public Expr.Symbol Compute(string target, Domain domain, Expr value, string equation, Guarded guard = Guarded.Always)
    {
        if (_values.All(v => v.Name != target)) Value(target, ValueRole.Computed, domain);
        _statements.Add(new Statement(target, value, equation, Phase.Advance, guard));
        return new Expr.Symbol(target);
    }

    /// <summary>The axes along which an expression varies.</summary>
    public Domain DomainOf(Expr expr) => new Domains(ToPlan()).Of(expr);

    public void Output(string name, string value, Dimension width) => _outputs.Add(new OutputPlan(name, value, width));

    public Plan ToPlan() => new(
        spec, _parameters.ToEquatable(), _carried.ToEquatable(), _outputs.ToEquatable(), _values.ToEquatable(), _statements.ToEquatable());
}
