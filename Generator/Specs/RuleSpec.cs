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
internal sealed record RuleSpec(string Name, Expr Drive, Expr Trace, Expr Commit, Expr Weight, EquatableArray<LearnedSpec> Learned = default)
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
            return traced + Commit.Size(Largest) + Uses(Commit, "change") * traced;
        }
    }

    /// <summary>What its methods come to.</summary>
    public IEnumerable<Expr> Bodies => [Drive, Trace, Commit, Weight];

    /// <summary>What a method of the rule comes to; null if there is none of that name.</summary>
    public Expr? Member(string method) => method switch
    {
        nameof(Drive) => Drive,
        nameof(Trace) => Trace,
        nameof(Commit) => Commit,
        nameof(Weight) => Weight,
        _ => null,
    };

    private static long Uses(Expr expr, string name) => expr.DescendantsAndSelf().Count(e => e == new Expr.Symbol(name));
}
