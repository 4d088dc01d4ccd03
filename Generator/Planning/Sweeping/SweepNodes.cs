using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Planning.Sweeping;

/// <summary>Takes the recurrence apart: what is computed of connections becomes tasks, the rest stays statements about vectors.</summary>
internal sealed class SweepNodes
{
    private readonly Plan _plan;
    private readonly Domains _domains;
    private readonly List<SweepNode> _nodes = [];
    private readonly List<PlanValue> _values = [];
    private readonly Dictionary<string, SweepNode> _makers = [];
    private readonly Dictionary<string, List<SweepNode>> _readers = [];
    private readonly Dictionary<string, string> _models = [];

    public SweepNodes(Plan plan)
    {
        _plan = plan;
        _domains = new Domains(plan);
        foreach (var carried in plan.Carried.Where(carried => Of(carried.Before) == Domain.Synapse))
        {
            var first = plan.Carried.First(other => other.Layer == carried.Layer && other.Shape.Equals(carried.Shape) && Of(other.Before) == Domain.Synapse);
            _models[carried.Before] = _models[carried.Next] = first.Before;
        }

        var statements = plan.Statements.Where(s => s.Phase == Phase.Advance).ToList();
        for (var i = 0; i < statements.Count; i++)
        {
            var hasOther = i + 1 < statements.Count && statements[i + 1].Guard == Guarded.WhenHebbIsNotRead;
            Add(hasOther ? [statements[i], statements[++i]] : [statements[i]]);
        }
    }

    /// <summary>The nodes, in the order of the statements.</summary>
    public IReadOnlyList<SweepNode> All => _nodes;

    /// <summary>The values that were made on the way.</summary>
    public IReadOnlyList<PlanValue> Values => _values;

    private Domain Of(string name) => _domains.Of(new Expr.Symbol(name));

    private void Add(IReadOnlyList<Statement> statements)
    {
        var node = new SweepNode();
        var first = statements[0];
        var value = Of(first.Target) == Domain.Synapse ? Matrix(first, node) : Sums(first, node);
        node.Statements = [first with { Value = value }, .. statements.Skip(1)];
        foreach (var name in node.Statements.SelectMany(s => s.Value.Symbols()).Distinct())
        {
            if (_makers.TryGetValue(name, out var maker)) node.After.Add(maker);
            Readers(name).Add(node);
        }

        // What a statement defines anew, those before it must have read, and what they define, it must not undo.
        if (_makers.TryGetValue(first.Target, out var before)) node.After.Add(before);
        node.After.UnionWith(Readers(first.Target).Where(reader => reader != node));
        Readers(first.Target).Clear();
        _makers[first.Target] = node;
        _nodes.Add(node);
    }

    private List<SweepNode> Readers(string name) => _readers.TryGetValue(name, out var readers) ? readers : _readers[name] = [];

    private Expr Matrix(Statement statement, SweepNode node)
    {
        if (statement.Value is Expr.Symbol || Model(statement.Target, statement.Value) is not { } model) return statement.Value;
        _models[statement.Target] = model;
        return Task(statement.Value, statement.Target, Domain.Synapse, model, statement.Guard, node) ?? statement.Value;
    }

    private Expr Sums(Statement statement, SweepNode node)
    {
        return Go(statement.Value);

        Expr Go(Expr expr) => expr switch
        {
            Expr.FastRead(var row, var matrix) => Sum(new Expr.AsPre(row) * matrix, Domain.Vector, matrix) ?? expr,
            Expr.Reduce(Reduction.Sum, var along, var matrix) =>
                Sum(matrix, along == Over.Pre ? Domain.Vector : Domain.Lane | Domain.Pre, matrix) ?? expr,
            Expr.Reduce => expr,
            _ => expr.MapChildren(Go),
        };

        Expr? Sum(Expr term, Domain axes, Expr matrix) =>
            Model("", matrix) is { } model ? Task(term, null, axes, model, statement.Guard, node) : null;
    }

    private Expr.Symbol? Task(Expr expr, string? matrix, Domain axes, string model, Guarded guard, SweepNode node)
    {
        var equation = new SynapseEquation(_domains, Aside).Of(expr);
        if (equation is null) return null;
        var result = Value(ValueName.Layer(model), "part", axes == Domain.Synapse ? axes : Domain.Vector);
        var after = new HashSet<SweepNode>();
        foreach (var name in equation.Symbols().Select(symbol => SynapseEquation.Split(symbol).Value))
        {
            if (_makers.TryGetValue(name, out var maker)) after.Add(maker);
            Readers(name).Add(node);
        }

        node.Tasks.Add(new SweepTask(result, matrix, axes, equation, model, guard, after));
        return new Expr.Symbol(result);
    }

    /// <summary>A vector or a shared matrix that Torch computes for a sweep.</summary>
    private string Aside(Expr expr)
    {
        var name = Value(ValueName.Layer(expr.Symbols().First()), "aside", _domains.Of(expr));
        Add([new Statement(name, expr, "", Phase.Advance)]);
        return name;
    }

    private string Value(string layer, string part, Domain domain)
    {
        var number = 1;
        while (_domains.Knows($"{layer}.{part}{number}")) number++;
        var value = new PlanValue($"{layer}.{part}{number}", ValueRole.Computed, domain);
        _values.Add(value);
        _domains.Add(value);
        return value.Name;
    }

    /// <summary>A matrix of the state that has the size of the expression.</summary>
    private string? Model(string target, Expr expr) => expr.Symbols().Prepend(target)
        .Select(name => _models.TryGetValue(name, out var model) ? model : null).FirstOrDefault(model => model is not null);
}
