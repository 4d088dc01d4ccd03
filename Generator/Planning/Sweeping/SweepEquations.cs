using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Planning.Sweeping;

/// <summary>The tasks of a sweep as one set of equations, under names that read as in a rule.</summary>
internal sealed class SweepEquations
{
    private static readonly string[] Reserved = ["at", "V", "P"];
    private static readonly string[] Numbered = ["t", "at", "sum"];
    private static readonly char[] Digits = [.. "0123456789"];

    private readonly Dictionary<string, Expr> _names = [];
    private readonly HashSet<string> _used = [.. Reserved];

    /// <summary>The symbol of numbers that are 1, and 0 behind a row's last column.</summary>
    public const string Mask = "mask";

    /// <summary>The equations of tasks.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <param name="name">The plan's name of what they give.</param>
    /// <param name="number">The how-manieth sweep of the layer it is.</param>
    /// <param name="domains">The plan's.</param>
    /// <param name="isMasked">Whether rows are longer than they have columns, so that a sum along a row must leave out what is behind the last.</param>
    public static Sweep Of(IReadOnlyList<SweepTask> tasks, string name, int number, Domains domains, bool isMasked = false) =>
        new SweepEquations().Make(tasks, name, number, domains, isMasked);

    /// <summary>Equations of neurons, as a sweep over one row.</summary>
    /// <param name="values">What is given, each with its equation.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="number">The how-manieth kernel of its neurons it is.</param>
    /// <param name="axes">The axes of a symbol.</param>
    public static Sweep OfNeurons(IReadOnlyList<(string Target, Expr Value)> values, string layer, int number, Func<string, Domain> axes)
    {
        var names = new SweepEquations();
        var folded = values.Select(value => Simplify.Fold(value.Value)).ToList();
        var symbols = folded.SelectMany(value => value.Symbols()).Distinct().ToList();
        foreach (var symbol in symbols) names.Name(symbol, Neuron(symbol));
        var results = values.Select((value, i) => new SweepResult(value.Target, Domain.Vector, folded[i].Substitute(names._names), names.Unused(Sweep.Gradient(Neuron(value.Target))), Neuron(value.Target))).ToList();
        var reads = symbols.Select(symbol => new SweepRead(symbol, names.Named(symbol), axes(symbol), HasGradient: false)).ToList();
        var sweep = new Sweep($"{layer}.neurons{number}", layer, number, Guarded.Always, "", reads, [], results, []) { IsOfNeurons = true };
        return sweep with { Reads = [.. reads.Select(read => read with { HasGradient = sweep.Gives(read.Symbol) })] };
    }

    /// <summary>What equations of neurons call a value: its part, or the layer; a slice has its number.</summary>
    private static string Neuron(string symbol)
    {
        var (value, slice) = symbol.IndexOf('[') is var start and >= 0 ? (symbol.Substring(0, start), symbol.Substring(start + 1).TrimEnd(']').Split('/')[0]) : (symbol, "");
        var (member, part) = ValueName.Split(value);
        return (part.Length > 0 ? part.Split('.')[0] : Naming.Camel(member)) + slice;
    }

    private Sweep Make(IReadOnlyList<SweepTask> tasks, string name, int number, Domains domains, bool isMasked)
    {
        Domain Axes(string symbol)
        {
            if (symbol == Mask) return Domain.Post;
            var (value, isPre) = SynapseEquation.Split(symbol);
            var axes = domains.Of(new Expr.Symbol(value));
            return isPre ? (axes & ~Domain.Post) | Domain.Pre : axes;
        }

        var hoist = new SynapseHoist(Axes);
        var values = Inlined(tasks).Zip(tasks, (value, task) => isMasked && !task.Axes.HasFlag(Domain.Post) ? value * new Expr.Symbol(Mask) : value)
            .Select(value => hoist.Run(Simplify.Fold(value))).ToList();
        var symbols = values.Concat(hoist.Terms.Select(term => term.Value)).SelectMany(value => value.Symbols())
            .Where(symbol => !symbol.StartsWith("term:", StringComparison.Ordinal)).Distinct().ToList();
        foreach (var symbol in symbols) Name(symbol, Preferred(symbol));
        for (var i = 0; i < hoist.Terms.Count; i++) Name(SynapseHoist.Symbol(i), Prefix(hoist.Terms[i].Axis) + hoist.Terms.Take(i + 1).Count(term => term.Axis == hoist.Terms[i].Axis));

        var terms = hoist.Terms.Select((term, i) => new SweepTerm(Named(SynapseHoist.Symbol(i)), term.Axis, term.Value.Substitute(_names))).ToList();
        var results = tasks.Select((task, i) => new SweepResult(task.Result, task.Axes, values[i].Substitute(_names), Unused(Sweep.Gradient(Part(task))), Part(task))).ToList();
        var reads = symbols.Select(symbol => new SweepRead(SynapseEquation.Split(symbol).Value, Named(symbol), Axes(symbol), HasGradient: false)).ToList();
        var sweep = new Sweep(name, ValueName.Layer(name), number, tasks[0].Guard, tasks[0].Model, reads, terms, results, []);
        return sweep with { Reads = [.. reads.Select(read => read with { HasGradient = read.Value != Mask && sweep.Gives(read.Symbol) })] };
    }

    /// <summary>The equations, with those of matrices that are made in the same sweep in place of their names.</summary>
    private static IEnumerable<Expr> Inlined(IReadOnlyList<SweepTask> tasks)
    {
        var made = new Dictionary<string, Expr>();
        foreach (var task in tasks)
        {
            var equation = task.Equation.Substitute(made);
            if (task.Matrix is { } matrix) made[matrix] = equation;
            yield return equation;
        }
    }

    private static string Prefix(Domain axis) => axis switch
    {
        Domain.Pre => "r",
        Domain.Post => "c",
        _ => "l",
    };

    private static string Part(SweepTask task) => task.Matrix is { } matrix ? ValueName.Split(matrix).Part
        : task.Axes == Domain.Vector ? "sumOverPre" : "sumOverPost";

    /// <summary>As a rule calls it: pre, post, hebb, or the part's own name.</summary>
    private static string Preferred(string symbol)
    {
        var (value, isPre) = SynapseEquation.Split(symbol);
        var part = ValueName.Split(value).Part.Split('.')[0];
        return part is "before" ? isPre ? "pre" : "before"
            : part.Length > 0 ? part.Replace("weight_hh", "w")
            : isPre ? "pre" : "post";
    }

    private void Name(string symbol, string preferred) => _names[symbol] = new Expr.Symbol(Unused(preferred));

    private string Named(string symbol) => ((Expr.Symbol)_names[symbol]).Name;

    /// <summary>A name that is no other's, nor like the locals t1, at2, sum3.</summary>
    private string Unused(string name)
    {
        if (Naming.Identifier(name) != name || Numbered.Contains(name.TrimEnd(Digits))) name += "_";
        while (!_used.Add(name) || !_used.Add(Sweep.Gradient(name)))
        {
            _used.Add(name);
            name += "_";
        }

        return name;
    }
}
