namespace Backpropamine;

/// <summary>
/// Hebb's rule with a soft bound at ±1: what would carry Hebb towards a limit counts the less the nearer Hebb is to it,
/// Hebb ← Hebb + max(Δ, 0)·(1 − Hebb) + min(Δ, 0)·(1 + Hebb) with Δ = rate·xᵢ(t−1)·xⱼ(t). Miconi et al. 2019, in the code that goes with it.
/// </summary>
public readonly struct SoftClippedHebbian : IPlasticityRule
{
    /// <summary>pre·post.</summary>
    public static float Drive(float pre, float post) => pre * post;

    /// <summary>Hebb + Δ − |Δ|·Hebb: the same, with the mean of the two slopes at Δ = 0.</summary>
    public static float Commit(float hebb, float change, float rate)
    {
        var delta = rate * change;
        return hebb + delta - MathF.Abs(delta) * hebb;
    }
}
