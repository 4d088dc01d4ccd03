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

    public static Sweep Of(IReadOnlyList<SweepTask> tasks, string name, int number, Domains domains) =>
        new SweepEquations().Make(tasks, name, number, domains);

    private Sweep Make(IReadOnlyList<SweepTask> tasks, string name, int number, Domains domains)
    {
        Domain Axes(string symbol)
        {
            var (value, isPre) = SynapseEquation.Split(symbol);
            var axes = domains.Of(new Expr.Symbol(value));
            return isPre ? (axes & ~Domain.Post) | Domain.Pre : axes;
        }

        var hoist = new SynapseHoist(Axes);
        var values = Inlined(tasks).Select(value => hoist.Run(Simplify.Fold(value))).ToList();
        var symbols = values.Concat(hoist.Terms.Select(term => term.Value)).SelectMany(value => value.Symbols())
            .Where(symbol => !symbol.StartsWith("term:", StringComparison.Ordinal)).Distinct().ToList();
        foreach (var symbol in symbols) Name(symbol, Preferred(symbol));
        for (var i = 0; i < hoist.Terms.Count; i++) Name(SynapseHoist.Symbol(i), Prefix(hoist.Terms[i].Axis) + hoist.Terms.Take(i + 1).Count(term => term.Axis == hoist.Terms[i].Axis));

        var terms = hoist.Terms.Select((term, i) => new SweepTerm(Named(SynapseHoist.Symbol(i)), term.Axis, term.Value.Substitute(_names))).ToList();
        var results = tasks.Select((task, i) => new SweepResult(task.Result, task.Axes, values[i].Substitute(_names), Unused(Sweep.Gradient(Part(task))), Part(task))).ToList();
        var reads = symbols.Select(symbol => new SweepRead(SynapseEquation.Split(symbol).Value, Named(symbol), Axes(symbol), HasGradient: false)).ToList();
        var sweep = new Sweep(name, ValueName.Layer(name), number, tasks[0].Guard, tasks[0].Model, reads, terms, results, []);
        return sweep with { Reads = [.. reads.Select(read => read with { HasGradient = sweep.Gives(read.Symbol) })] };
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
