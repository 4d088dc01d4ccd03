namespace Backpropamine;

/// <summary>
/// Hebb's rule read through a pruning threshold: a weight w + α·Hebb smaller than |tanh(p)| counts as 0. Schmidgall 2020 (arXiv 2006.05832). The
/// threshold p has no gradient, only evolution can train it.
/// </summary>
public readonly struct PrunedHebbian : IPlasticityRule
{
    /// <summary>pre·post.</summary>
    public static float Drive(float pre, float post) => pre * post;

    /// <summary>w + α·Hebb where that is not less than |tanh(p)|, else 0.</summary>
#pragma warning disable BPA0266 // Only evolution can train it.
    public static float Weight(float w, float alpha, float hebb, [Learned(Grain.PerConnection, Scale = 0.01)] float p)
#pragma warning restore BPA0266
    {
        var weight = w + alpha * hebb;
        return MathF.Abs(weight) < MathF.Abs(MathF.Tanh(p)) ? 0 : weight;
    }
}
