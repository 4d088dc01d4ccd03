namespace Backpropamine;

/// <summary>
/// Linear attention: Hebb gathers values by their keys, ΔHebbᵢⱼ = rate·kᵢ·vⱼ, and a query reads Σᵢ qᵢ·Hebbᵢⱼ / max(|Σᵢ qᵢ·sᵢ|, 1), where sᵢ is the sum of all keys.
/// Katharopoulos, Vyas, Pappas and Fleuret 2020 (arXiv 2006.16236); the 1 keeps it finite, as in Beck et al. 2024 (arXiv 2405.04517). Keys, values and
/// queries are layers of the network: it goes with <c>Pre</c> and <c>Post</c>, <c>Read = Read.AfterCommit</c>, <c>Bound = Bound.None</c>,
/// <c>Slow = SlowWeights.None</c>, and 1 for alpha and eta. Without the denominator it is <see cref="Hebbian"/> in the same place.
/// </summary>
public readonly struct LinearAttention : IPlasticityRule
{
    /// <summary>The sum of all keys.</summary>
    [State(Per.Pre)]
    public static float Seen(float seen, float pre) => seen + pre;

    /// <summary>How much of what was seen answers to the query.</summary>
    [Sum(Over.Pre)]
    public static float Total(float query, float seen) => query * seen;

    /// <summary>key·value.</summary>
    public static float Drive(float pre, float post) => pre * post;

    /// <summary>w + alpha·Hebb/max(|total|, 1).</summary>
    public static float Weight(float w, float alpha, float hebb, float total) => w + alpha * hebb / MathF.Max(MathF.Abs(total), 1);
}
