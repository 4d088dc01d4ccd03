using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Specs;

/// <summary>A plasticity rule as expressions over its parameters' names.</summary>
/// <param name="Name">The rule's type.</param>
/// <param name="Drive">Over pre, post, hebb, w, alpha.</param>
/// <param name="Trace">Over eligibility, drive, eta.</param>
/// <param name="Commit">Over hebb, change, rate.</param>
/// <param name="Weight">Over w, alpha, hebb.</param>
/// <param name="Learned">Its trained coefficients, which each of them may name.</param>
/// <param name="States">Its own states.</param>
/// <param name="Reductions">Its sums and maxima over neurons, each after those that it reads.</param>
internal sealed record RuleSpec(
    string Name,
    Expr Drive,
    Expr Trace,
    Expr Commit,
    Expr Weight,
    EquatableArray<LearnedSpec> Learned = default,
    EquatableArray<StateSpec> States = default,
    EquatableArray<ReductionSpec> Reductions = default)
{
    private const int Largest = 1 << 15;

    private static readonly Expr Eligibility = new Expr.Symbol("eligibility");
    private static readonly Expr Hebb = new Expr.Symbol("hebb");
    private static readonly Expr Eta = new Expr.Symbol("eta");

    /// <summary>(1 − eta)·eligibility + eta·drive.</summary>
    public static readonly Expr DefaultTrace = (1 - Eta) * Eligibility + Eta * new Expr.Symbol("drive");

    /// <summary>hebb + rate·change.</summary>
    public static readonly Expr DefaultCommit = Hebb + new Expr.Symbol("rate") * new Expr.Symbol("change");

    /// <summary>w + alpha·hebb.</summary>
    public static readonly Expr DefaultWeight = new Expr.Symbol("w") + new Expr.Symbol("alpha") * Hebb;

    /// <summary>The number of nodes of the next Hebb and the next trace with the drive put into them.</summary>
    public long Size
    {
        get
        {
            var traced = Trace.Size(Largest) + Uses(Trace, "drive") * Drive.Size(Largest);
            return States.Sum(state => state.Next.Size(Largest)) + Reductions.Sum(reduction => reduction.Term.Size(Largest)) + traced + Commit.Size(Largest) + Uses(Commit, "change") * traced;
        }
    }

    /// <summary>Whether anything else depends on a value of the rule's own.</summary>
    public bool Uses(string name) =>
        new[] { Drive, Trace, Commit, Weight }.Concat(Reductions.Select(one => one.Term)).Any(body => body.Reads(name))
        || States.Any(state => state.Symbol != name && state.Next.Reads(name));

    /// <summary>The reductions that the read needs, each after those that it reads.</summary>
    public IReadOnlyList<ReductionSpec> OfWeight => Needed([Weight]);

    /// <summary>The reductions that drive, trace, commit and states need, each after those that it reads.</summary>
    public IReadOnlyList<ReductionSpec> OfChange => Needed([Drive, Trace, Commit, .. States.Select(state => state.Next)]);

    /// <summary>Whether a reduction needs the activity after the step, itself or through another one.</summary>
    public bool ReadsPost(ReductionSpec reduction) =>
        reduction.Term.Reads("post") || Reductions.Any(other => other != reduction && reduction.Term.Reads(other.Symbol) && ReadsPost(other));

    /// <summary>What a method of the rule comes to; null if there is none of that name.</summary>
    public Expr? Member(string method) => method switch
    {
        nameof(Drive) => Drive,
        nameof(Trace) => Trace,
        nameof(Commit) => Commit,
        nameof(Weight) => Weight,
        _ => null,
    };

    private IReadOnlyList<ReductionSpec> Needed(IEnumerable<Expr> bodies)
    {
        var names = new HashSet<string>(bodies.SelectMany(body => body.Symbols()));
        var needed = new List<ReductionSpec>();
        foreach (var reduction in Reductions.Reverse().Where(one => names.Contains(one.Symbol)))
        {
            names.UnionWith(reduction.Term.Symbols());
            needed.Insert(0, reduction);
        }

        return needed;
    }

    private static long Uses(Expr expr, string name) => expr.DescendantsAndSelf().Count(e => e == new Expr.Symbol(name));
}
