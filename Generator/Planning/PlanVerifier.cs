using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Planning;

/// <summary>What must hold of every plan, after every pass.</summary>
internal static class PlanVerifier
{
    /// <summary>The first flaw of a plan, or null.</summary>
    public static string? Check(Plan plan)
    {
        var domains = new Domains(plan);
        if (plan.Values.GroupBy(v => v.Name).FirstOrDefault(g => g.Count() > 1) is { } twice) return $"{twice.Key} is declared twice";

        var defined = new Dictionary<string, Phase>();
        foreach (var value in plan.Values.Where(v => v.Role != ValueRole.Computed)) defined[value.Name] = Phase.Prepare;
        foreach (var statement in plan.Statements)
        {
            foreach (var name in statement.Value.Symbols())
            {
                if (!domains.Knows(name)) return $"{statement.Target} reads {name}, which is not declared";
                if (!defined.TryGetValue(name, out var phase)) return $"{statement.Target} reads {name} before it is computed";
                if (phase > statement.Phase) return $"{statement.Target} ({statement.Phase}) reads {name} ({phase})";
            }

            if (CheckNodes(statement.Value, domains) is { } flaw) return $"{statement.Target}: {flaw}";
            var (made, declared) = (domains.Of(statement.Value), domains.Of(new Expr.Symbol(statement.Target)));
            if ((made | declared) != declared) return $"{statement.Target} is {declared} but its value is {made}";
            defined[statement.Target] = statement.Phase;
        }

        return plan.Carried.Select(c => c.Next).Concat(plan.Outputs.Select(o => o.Value)).FirstOrDefault(name => !defined.ContainsKey(name))
            is { } missing ? $"{missing} is never computed" : null;
    }

    private static string? CheckNodes(Expr value, Domains domains) => value.DescendantsAndSelf().Select(node => node switch
    {
        Expr.AsPre(var x) when domains.Of(x) != Domain.Vector => "only a vector can be presynaptic",
        Expr.Outer(var pre, var post) when domains.Of(pre) != (Domain.Lane | Domain.Pre) || domains.Of(post) != Domain.Vector =>
            "an outer product joins a presynaptic and a postsynaptic vector",
        Expr.FastRead(var row, var matrix) when domains.Of(row) != Domain.Vector || domains.Of(matrix) != Domain.Synapse =>
            "a fast read joins a vector and a matrix per lane",
        Expr.SlowRead(_, var row, var matrix) when domains.Of(row) != Domain.Vector || domains.Of(matrix) != (Domain.Pre | Domain.Post) =>
            "a slow read joins a vector and one matrix for all lanes",
        Expr.Reduce(_, _, var matrix) when domains.Of(matrix) != Domain.Synapse => "a sum or maximum is taken of a matrix per lane",
        Expr.Pool(var x, _, _, _) when domains.Of(x) != Domain.Vector => "neurons are pooled out of a vector",
        Expr.Peak(var vector) when domains.Of(vector) != Domain.Vector => "a peak is taken of a vector",
        Expr.Affine(var x, _, _) when domains.Of(x).HasFlag(Domain.Pre) => "an affine map takes a vector",
        _ => null,
    }).FirstOrDefault(flaw => flaw is not null);
}
