namespace Backpropamine;

/// <summary>Hebb's rule as a running average: Hebb ← (1 − rate)·Hebb + rate·xᵢ(t−1)·xⱼ(t). Miconi et al. 2018, eq. 2.</summary>
public readonly struct DecayingHebbian : IPlasticityRule
{
    /// <summary>pre·post.</summary>
    public static float Drive(float pre, float post) => pre * post;

    /// <summary>Moves Hebb towards the change.</summary>
    public static float Commit(float hebb, float change, float rate) => (1 - rate) * hebb + rate * change;
}
