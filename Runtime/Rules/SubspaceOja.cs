namespace Backpropamine;

/// <summary>
/// Oja's subspace rule: ΔHebbᵢⱼ = rate·xⱼ(t)·(xᵢ(t−1) − Σₖ xₖ(t)·Hebbᵢₖ); all neurons together, not each for itself, rebuild the
/// presynaptic activity. Oja 1989, International Journal of Neural Systems 1:61.
/// </summary>
public readonly struct SubspaceOja : IPlasticityRule
{
    /// <summary>What the postsynaptic neurons make of a presynaptic one.</summary>
    [Sum(Over.Post)]
    public static float Rebuilt(float post, float hebb) => post * hebb;

    /// <summary>post·(pre − rebuilt).</summary>
    public static float Drive(float pre, float post, float rebuilt) => post * (pre - rebuilt);
}
