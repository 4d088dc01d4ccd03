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
    public Expr.Symbol Carry(string layer, string part, string next, Domain domain, InitialSpec start, params Dimension[] shape) =>
        Carry(new CarriedPlan(layer, part, shape.ToEquatable(), Before(layer, part), next) { Start = start }, domain);

    /// <summary>Hebb of a layer's plastic connections.</summary>
    public Expr.Symbol CarryHebb(string layer, PlasticSpec plastic, PlasticConnection connection) => Carry(
        new CarriedPlan(layer, plastic.Names.Part("Hebb"), new[] { connection.PreSize, connection.PostSize }.ToEquatable(), HebbBefore(layer, plastic), HebbNext(layer, plastic))
        {
            Start = plastic.HebbStart,
            HebbOf = plastic.Names,
        },
        Domain.Synapse);

    /// <summary>The value of Hebb before the step.</summary>
    public static string HebbBefore(string layer, PlasticSpec plastic) => Before(layer, plastic.Names.Part("Hebb"));

    /// <summary>The value of Hebb after the step.</summary>
    public static string HebbNext(string layer, PlasticSpec plastic) => $"{layer}.{plastic.Names.Value("hebbNext")}";

    /// <summary>Whether the plan has a value of that name already.</summary>
    public bool Knows(string value) => _values.Exists(known => known.Name == value);

    private Expr.Symbol Carry(CarriedPlan carried, Domain domain)
    {
        _carried.Add(carried);
        return Value(carried.Before, ValueRole.Carried, domain);
    }

    public static string Before(string layer, string part) => part == "Activity" ? $"{layer}.before" : $"{layer}.{Naming.Camel(part)}";

    /// <summary>A step's next statement; returns what it defines.</summary>
    public Expr.Symbol Compute(string target, Domain domain, Expr value, string equation, Guarded guard = Guarded.Always)
    {
        if (!Knows(target)) Value(target, ValueRole.Computed, domain);
        _statements.Add(new Statement(target, value, equation, Phase.Advance, guard));
        return new Expr.Symbol(target);
    }

    /// <summary>The axes along which an expression varies.</summary>
    public Domain DomainOf(Expr expr) => new Domains(ToPlan()).Of(expr);

    public void Output(string name, string value, Dimension width) => _outputs.Add(new OutputPlan(name, value, width));

    public Plan ToPlan() => new(
        spec, _parameters.ToEquatable(), _carried.ToEquatable(), _outputs.ToEquatable(), _values.ToEquatable(), _statements.ToEquatable());
}
