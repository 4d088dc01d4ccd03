namespace Backpropamine;

/// <summary>Hebb's rule: ΔHebbᵢⱼ = rate·xᵢ(t−1)·xⱼ(t), added and then bounded. Miconi et al. 2019, eq. 2.</summary>
public readonly struct Hebbian : IPlasticityRule
{
    /// <summary>pre·post.</summary>
    public static float Drive(float pre, float post) => pre * post;
}
