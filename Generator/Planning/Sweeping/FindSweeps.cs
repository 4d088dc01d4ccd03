using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Planning.Sweeping;

/// <summary>
/// Gathers what is computed of connections into as few sweeps as the order of the step allows: vectors first, as far as they come without
/// connections, then one sweep over the connections that they wait for, and so on.
/// </summary>
internal sealed class FindSweeps
{
    private readonly Plan _plan;
    private readonly bool _isProgram;
    private readonly List<SweepNode> _nodes;
    private readonly HashSet<SweepNode> _done = [];
    private readonly HashSet<SweepTask> _swept = [];
    private readonly List<SweptItem> _items = [];
    private readonly List<PlanValue> _values;

    private FindSweeps(Plan plan, bool isProgram)
    {
        var nodes = new SweepNodes(plan);
        (_plan, _isProgram, _nodes, _values) = (plan, isProgram, [.. nodes.All], [.. nodes.Values]);
    }

    /// <summary>The plan in sweeps, or null where nothing is computed of connections.</summary>
    public static SweptPlan? Run(Plan plan)
    {
        var found = new FindSweeps(plan, isProgram: false);
        return found._nodes.All(node => node.Tasks.Count == 0) ? null : found.Swept();
    }

    /// <summary>The plan in sweeps, for a program: there a matrix that several sweeps read is one place in memory, and so is its gradient.</summary>
    public static SweptPlan OfProgram(Plan plan) => new FindSweeps(plan, isProgram: true).Swept();

    private SweptPlan Swept()
    {
        Order();
        return new SweptPlan(_plan with { Values = _plan.Values.Concat(_values).ToEquatable() }, _items);
    }

    private void Order()
    {
        while (true)
        {
            while (_nodes.FirstOrDefault(IsReady) is { } node)
            {
                _nodes.Remove(node);
                _done.Add(node);
                _items.Add(new SweptItem(null, node.Statements));
            }

            if (_nodes.Count == 0) return;
            Add(Next());
        }
    }

    private bool IsReady(SweepNode node) => node.After.All(_done.Contains) && node.Tasks.All(_swept.Contains);

    /// <summary>The tasks of the next sweep: of those that something waits for, before those that only make matrices.</summary>
    private IReadOnlyList<SweepTask> Next()
    {
        var waiting = _nodes.SelectMany(node => node.Tasks).Where(task => !_swept.Contains(task)).ToList();
        var possible = waiting.ToList();
        while (possible.RemoveAll(task => !IsPossible(task, possible)) > 0)
        {
        }

        var first = possible.Find(task => task.Matrix is null) ?? possible[0];
        var together = possible.FindAll(task => task.GoesWith(first));
        if (!_isProgram) return together;

        // A program's matrices change in place: what a later sweep still reads is replaced later, too.
        var some = together.ToList();
        while (some.RemoveAll(task => task != first && (!IsPossible(task, some) || waiting.Exists(other => !some.Contains(other) && other.Equation.Symbols().Any(matrix => Replaces(task, matrix))))) > 0)
        {
        }

        return IsPossible(first, some) ? some : together;
    }

    private bool IsPossible(SweepTask task, List<SweepTask> beside) => task.After.All(node => _done.Contains(node) || IsMadeBeside(node, task, beside));

    /// <summary>Whether a matrix that the task reads is made in the same sweep.</summary>
    private bool IsMadeBeside(SweepNode node, SweepTask task, List<SweepTask> possible) =>
        node.Tasks.Count == 1 && node.Tasks[0] is { Matrix: not null } other && other.GoesWith(task) && possible.Contains(other);

    private void Add(IReadOnlyList<SweepTask> tasks)
    {
        var layer = ValueName.Layer(tasks[0].Model);
        var number = _items.Count(item => item.Sweep?.Layer == layer) + 1;
        var name = $"{layer}.sweep{number}";
        while (_plan.Values.Any(value => value.Name == name)) name += "_";
        _values.Add(new PlanValue(name, ValueRole.Computed, Domain.Synapse));
        var domains = new Domains(_plan with { Values = _plan.Values.Concat(_values).ToEquatable() });
        _swept.UnionWith(tasks);
        var sweep = SweepEquations.Of(tasks, name, number, domains, _isProgram);
        if (_isProgram)
        {
            _items.Add(new SweptItem(sweep with { Passed = [.. sweep.Reads.Where(read => read is { Axes: Domain.Synapse, HasGradient: true } && !tasks.Any(task => Replaces(task, read.Value))).Select(sweep.PassOn)] }, []));
            return;
        }

        sweep = sweep with { Passed = [.. sweep.Reads.Where(read => read is { Axes: Domain.Synapse, HasGradient: true } && IsReadLater(read.Value)).Select(sweep.PassOn)] };
        _items.Add(new SweptItem(sweep, []));
        foreach (var passed in sweep.Passed) ReadInstead(passed);
    }

    /// <summary>Whether a task makes what the matrix is after the step.</summary>
    private bool Replaces(SweepTask task, string matrix) =>
        _plan.Carried.Any(carried => carried.Before == matrix && carried.Next == task.Matrix);

    private bool IsReadLater(string value) =>
        _nodes.SelectMany(node => node.Tasks).Any(task => !_swept.Contains(task) && task.Equation.Reads(value));

    /// <summary>What is still to be swept reads what the sweep passed on.</summary>
    private void ReadInstead(SweepResult passed)
    {
        _values.Add(new PlanValue(passed.Target, ValueRole.Computed, Domain.Synapse));
        var instead = new Dictionary<string, Expr> { [passed.Part] = new Expr.Symbol(passed.Target) };
        foreach (var tasks in _nodes.Select(node => node.Tasks))
        {
            for (var i = 0; i < tasks.Count; i++)
            {
                if (!_swept.Contains(tasks[i])) tasks[i] = tasks[i] with { Equation = tasks[i].Equation.Substitute(instead) };
            }
        }
    }
}
