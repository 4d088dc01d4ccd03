namespace Backpropamine;

/// <summary>
/// The delta rule on a state that fades: Hebb ← g·Hebb, then as <see cref="DeltaRule"/>, with g learned between 0 and 1.
/// Yang, Kautz and Hatamizadeh 2024 (arXiv 2412.06464), where g depends on the input.
/// </summary>
public readonly struct GatedDeltaRule : IPlasticityRule
{
    /// <summary>What Hebb answers by itself, before it fades.</summary>
    [Sum(Over.Pre)]
    public static float Answer(float pre, float hebb) => pre * hebb;

    /// <summary>pre·(post − keep·answer).</summary>
    public static float Drive(
        float pre, float post, float answer, [Learned(Grain.Scalar, Scale = 0.95, As = Reparametrisation.Sigmoid)] float keep) => pre * (post - keep * answer);

    /// <summary>keep·Hebb + rate·change.</summary>
    public static float Commit(float hebb, float change, float rate, float keep) => keep * hebb + rate * change;
}
