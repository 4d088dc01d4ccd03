namespace Backpropamine;

/// <summary>
/// The delta rule: ΔHebbᵢⱼ = rate·xᵢ·(xⱼ − Σₖ xₖ(t−1)·Hebbₖⱼ); Hebb learns to answer the presynaptic activity with the postsynaptic one, and
/// stops where it does. Widrow and Hoff 1960; as a fast weight programmer, Schlag, Irie and Schmidhuber 2021 (arXiv 2102.11174).
/// </summary>
public readonly struct DeltaRule : IPlasticityRule
{
    /// <summary>What Hebb answers by itself.</summary>
    [Sum(Over.Pre)]
    public static float Answer(float pre, float hebb) => pre * hebb;

    /// <summary>pre·(post − answer).</summary>
    public static float Drive(float pre, float post, float answer) => pre * (post - answer);
}
