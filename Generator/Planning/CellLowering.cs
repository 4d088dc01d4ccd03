using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Planning;

/// <summary>A layer of cells as equations: what comes into each path, then the cell's members in the order in which they read each other.</summary>
internal sealed class CellLowering
{
    /// <summary>The value that holds the slow weights of the plastic path, where several paths share a matrix.</summary>
    public const string PlasticWeight = "w";

    private readonly LayerSpec _layer;
    private readonly CellSpec _cell;
    private readonly PlanDraft _draft;
    private readonly Dictionary<string, Expr> _names;
    private readonly Dictionary<Expr, Expr.Symbol> _operands = [];
    private readonly List<(string Target, Expr Value)> _same = [];

    private CellLowering(LayerSpec layer, CellSpec cell, PlanDraft draft)
    {
        (_layer, _cell, _draft) = (layer, cell, draft);
        _names = LearnedLowering.Values(layer, cell.Learned, PathNames.Only);
        foreach (var member in cell.Members)
        {
            _names[member.Symbol] = Value(layer, member.Name);
            if (member.IsCarried) _names[member.Previous] = Before(layer, member.Name);
        }
    }

    public static void Run(LayerSpec layer, CellSpec cell, PlanDraft draft)
    {
        var lowering = new CellLowering(layer, cell, draft);
        var paths = cell.Paths.Count > 1 ? new PackedPaths(layer, cell, draft).Run() : OnePath(layer, cell, draft);
        LearnedLowering.Declare(layer, cell.Learned, PathNames.Only, PlasticConnection.Of(layer, null), draft);
        foreach (var state in cell.States)
        {
            draft.Carry(layer.Name, state.Name, Value(layer, state.Name).Name, Domain.Vector, new InitialSpec(Initial.Constant, state.Initial), Dimension.Of(layer.Name));
        }

        foreach (var member in cell.InOrder()!) lowering.Compute(member, member.Part == CellPart.Path ? paths[member.Name] : null);
        foreach (var (target, value) in lowering._same) draft.Compute(target, Domain.Vector, new Expr.Spread(new Expr.Symbol(layer.Name), value), "");
    }

    /// <summary>A member's value in this step.</summary>
    public static Expr.Symbol Value(LayerSpec layer, string member) => new(layer.Cell!.Find(member)!.Part switch
    {
        CellPart.Activity => layer.Name,
        CellPart.State => $"{layer.Name}.next{member}",
        _ => $"{layer.Name}.{Naming.Camel(member)}",
    });

    /// <summary>A state's or the activity's value before this step.</summary>
    public static Expr.Symbol Before(LayerSpec layer, string member) => new(PlanDraft.Before(layer.Name, member));

    /// <summary>A cell with one path: its sum is that of a layer without a cell.</summary>
    private static Dictionary<string, PathSum> OnePath(LayerSpec layer, CellSpec cell, PlanDraft draft)
    {
        var path = cell.Paths[0].Name;
        if (cell.OnlySums)
        {
            var (sum, text) = LayerLowering.Sum(layer, draft);
            return new() { [path] = new(sum, 0, 0) { Text = text } };
        }

        var (given, equation) = LayerLowering.Given(layer, draft);
        Expr input = given is Expr.Literal or Expr.Symbol ? given : draft.Compute($"{layer.Name}.{CellSpec.FromInput}", Domain.Vector, given, $"{layer.Name}: fromInput = {equation}");
        var recurrent = LayerLowering.Recur(layer, 0, "", draft);
        return new() { [path] = new(input + recurrent, input, recurrent) };
    }

    private void Compute(CellMember member, PathSum? sum)
    {
        if (sum is not null)
        {
            _names[CellSpec.Sum] = Once(CellSpec.Sum, sum.Sum, member);
            _names[CellSpec.FromInput] = Once(CellSpec.FromInput, sum.FromInput, member);
            _names[CellSpec.FromRecurrent] = Once(CellSpec.FromRecurrent, sum.FromRecurrent, member);
        }

        var value = NameOperands(Simplify.Fold(member.Value.Substitute(_names)), member);
        var target = Value(_layer, member.Name).Name;

        var domain = member.IsCarried ? Domain.Vector : _draft.DomainOf(value);
        var equation = $"{Written(member)} = {MathText.Of(Text(member, sum))}";
        if (domain == Domain.Vector)
        {
            _draft.Compute(target, domain, value, equation);
            return;
        }

        // What is the same for all lanes is read as it is by the cell, and as a vector by a rule or a modulator.
        Expr own = value is Expr.Literal ? value : _draft.Compute($"{_layer.Name}.own{member.Name}", domain, value, equation);
        _names[member.Symbol] = own;
        _same.Add((target, own));
    }

    /// <summary>What comes into a path, as a value of its own where the path's method reads it more than once.</summary>
    private Expr Once(string name, Expr sum, CellMember member)
    {
        if (sum is Expr.Symbol or Expr.Literal or Expr.Part || Uses(member.Value, name) < 2) return sum;
        return _draft.Compute($"{_layer.Name}.{name}Of{member.Name}", _draft.DomainOf(sum), sum, "");
    }

    /// <summary>How often the text of an expression has a name; what a function with a slope is taken of becomes a value and counts once.</summary>
    private static int Uses(Expr expr, string name) => expr switch
    {
        Expr.Symbol(var own) => own == name ? 1 : 0,
        Expr.WithSlope(var operand, _, _) => Uses(operand, name),
        _ => expr.Children().Sum(child => Uses(child, name)),
    };

    /// <summary>What a function with a slope of its own is taken of becomes a value, since its text names it three times.</summary>
    private Expr NameOperands(Expr expr, CellMember member) => expr.Rewrite(e =>
    {
        if (e is not Expr.WithSlope(not Expr.Symbol and not Expr.Literal and var operand, var value, var slope)) return e;
        if (!_operands.TryGetValue(operand, out var name))
        {
            var part = $"{_layer.Name}.of{member.Name}{(_operands.Count == 0 ? "" : Literal.Of(_operands.Count + 1))}";
            _operands[operand] = name = _draft.Compute(part, _draft.DomainOf(operand), operand, "");
        }

        Expr Named(Expr inner) => inner.Rewrite(one => one == operand ? name : one);
        return new Expr.WithSlope(name, Named(value), Named(slope));
    });

    private static string Written(CellMember member) => member.Part == CellPart.Activity ? "h(t)" : $"{member.Symbol}(t)";

    /// <summary>The member's equation with its tenses written out.</summary>
    private Expr Text(CellMember member, PathSum? sum)
    {
        var names = new Dictionary<string, Expr> { [CellSpec.Sum] = new Expr.Symbol(sum?.Text ?? CellSpec.Sum) };
        foreach (var other in _cell.Members)
        {
            names[other.Symbol] = new Expr.Symbol(Written(other));
            names[other.Previous] = new Expr.Symbol(Written(other).Replace("(t)", "(t−1)"));
        }

        return Simplify.Fold(member.Value.Substitute(names));
    }
}
