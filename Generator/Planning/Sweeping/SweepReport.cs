using Backpropamine.Generator.Planning.Fusing;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;

namespace Backpropamine.Generator.Planning.Sweeping;

/// <summary>What the sweeps of a network compute and what they cost: for people who read generated code.</summary>
internal static class SweepReport
{
    private const Domain Matrix = Domain.Pre | Domain.Post;

    /// <summary>How many sweeps there are: 1 sweep, 4 sweeps.</summary>
    public static string Count(SweptPlan plan) => Count(plan.Sweeps.Count(), "sweep");

    /// <summary>The sweeps in order, line by line.</summary>
    public static IEnumerable<string> Lines(SweptPlan plan)
    {
        if (plan.Sweeps.Any(sweep => sweep.Passed.Count > 0)) yield return "g′ is the gradient from the sweeps after this one";
        foreach (var sweep in plan.Sweeps)
        {
            yield return $"{sweep.Layer}, sweep {sweep.Number}";
            var names = Names(sweep);
            foreach (var result in sweep.Results)
            {
                yield return $"    {Name(sweep, result)} = {Sum(result.Axes)}{AdjointText.Shortest(Whole(sweep, result).Substitute(names), result.Axes != Domain.Synapse)}";
            }

            yield return "    " + Moved("moved per connection", Loads(sweep), Stores(sweep));
            var gradients = Differentiate.Run([.. sweep.Given.Select(result => (Whole(sweep, result), (Expr)new Expr.Symbol(result.Gradient)))]);
            foreach (var read in sweep.Reads.Where(read => read.HasGradient && gradients.ContainsKey(read.Symbol)))
            {
                var gradient = Simplify.Fold(gradients[read.Symbol].Substitute(names));
                yield return $"    g{MathText.Of(new Expr.Symbol(read.Symbol))} += {Sum(read.Axes)}{AdjointText.Shortest(gradient, (read.Axes & Matrix) != Matrix)}";
            }

            yield return "    " + Moved("moved per connection by the adjoint", AdjointLoads(sweep), AdjointStores(sweep));
        }

        var kept = plan.Sweeps.SelectMany(sweep => sweep.Reads).Where(read => read.Axes == Domain.Synapse)
            .Select(read => string.Join(".", read.Value.Split('.').Take(2))).Distinct().ToList();
        yield return $"kept for the backward pass each step: what the sweeps read, {Count(kept.Count, "matrix", "matrices")} per lane; nothing between is";
    }

    /// <summary>A result's equation with the terms in place of their names.</summary>
    private static Expr Whole(Sweep sweep, SweepResult result) =>
        result.Value.Substitute(sweep.Terms.ToDictionary(term => term.Symbol, term => term.Value));

    /// <summary>The gradients that arrive, as readers know them.</summary>
    private static Dictionary<string, Expr> Names(Sweep sweep) =>
        sweep.Given.ToDictionary(result => result.Gradient, result => (Expr)new Expr.Symbol(sweep.Passed.Contains(result) ? Later(result) : "g" + Name(sweep, result)));

    /// <summary>The gradient of a matrix that is passed on, from what the later sweeps read of it.</summary>
    private static string Later(SweepResult passed) => $"g{MathText.Of(passed.Value)}′";

    private static string Name(Sweep sweep, SweepResult result)
    {
        if (result.Axes == Domain.Synapse)
        {
            return result.Part switch
            {
                "hebbNext" => "H(t+1)",
                "eligibilityNext" => "E(t+1)",
                var part => part,
            };
        }

        var sums = sweep.Results.Where(other => other.Axes != Domain.Synapse).ToList();
        var number = sums.Count > 1 ? (sums.IndexOf(result) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : "";
        return $"s{number}{(result.Axes.HasFlag(Domain.Post) ? "ⱼ" : "ᵢ")}";
    }

    private static string Sum(Domain axes) => (axes & Matrix) switch
    {
        Domain.Post => "Σᵢ ",
        Domain.Pre => "Σⱼ ",
        Matrix => "",
        _ => "Σᵢⱼ ",
    };

    private static IEnumerable<string> Loads(Sweep sweep) => Matrices(sweep, sweep.Results.SelectMany(result => result.Value.Symbols()));

    private static IEnumerable<string> Stores(Sweep sweep) => sweep.Results.Where(result => result.Axes == Domain.Synapse).Select(result => Name(sweep, result));

    private static IEnumerable<string> AdjointLoads(Sweep sweep)
    {
        var read = new HashSet<string>(sweep.Adjoint.Values.SelectMany(value => value.Symbols()));
        return Matrices(sweep, read)
            .Concat(sweep.Results.Where(result => result.Axes == Domain.Synapse && read.Contains(result.Gradient)).Select(result => "g" + Name(sweep, result)))
            .Concat(sweep.Passed.Select(Later))
            .Concat(Given(sweep, shared: true));
    }

    private static IEnumerable<string> AdjointStores(Sweep sweep) => Given(sweep, shared: false).Concat(Given(sweep, shared: true));

    private static IEnumerable<string> Given(Sweep sweep, bool shared) => sweep.Reads
        .Where(read => read.HasGradient && (read.Axes & Matrix) == Matrix && shared == (read.Axes == Matrix)).Select(read => "g" + MathText.Of(new Expr.Symbol(read.Symbol)));

    private static IEnumerable<string> Matrices(Sweep sweep, IEnumerable<string> symbols)
    {
        var found = new HashSet<string>(symbols);
        return sweep.Reads.Where(read => (read.Axes & Matrix) == Matrix && found.Contains(read.Symbol)).Select(read => MathText.Of(new Expr.Symbol(read.Symbol)));
    }

    private static string Moved(string what, IEnumerable<string> loads, IEnumerable<string> stores)
    {
        string List(IReadOnlyList<string> names, string of) => Count(names.Count, of) + (names.Count == 0 ? "" : $" ({string.Join(", ", names)})");
        return $"{what}: {List([.. loads], "load")}, {List([.. stores], "store")}";
    }

    private static string Count(int count, string one, string? more = null) => $"{count} {(count == 1 ? one : more ?? one + "s")}";
}
