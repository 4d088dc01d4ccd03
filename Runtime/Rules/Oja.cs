namespace Backpropamine;

/// <summary>Oja's rule: ΔHebbᵢⱼ = rate·xⱼ(t)·(xᵢ(t−1) − xⱼ(t)·Hebbᵢⱼ). Miconi et al. 2018, eq. 3.</summary>
public readonly struct Oja : IPlasticityRule
{
    /// <summary>post·(pre − post·hebb).</summary>
    public static float Drive(float pre, float post, float hebb) => post * (pre - post * hebb);
}
