namespace Backpropamine;

/// <summary>
/// The ABCD rule: ΔHebbᵢⱼ = rate·(Aᵢⱼ·xᵢ·xⱼ + Bᵢⱼ·xᵢ + Cᵢⱼ·xⱼ + Dᵢⱼ), all coefficients of each connection. Najarro and Risi 2020
/// (arXiv 2007.02686); theirs goes with <c>Eta = Grain.PerConnection</c>, <c>Alpha = Grain.One</c> and <c>Slow = SlowWeights.None</c>.
/// </summary>
public readonly struct Abcd : IPlasticityRule
{
    /// <summary>a·pre·post + b·pre + c·post + d.</summary>
    public static float Drive(
        float pre,
        float post,
        [Learned(Grain.PerConnection, Initial = Initial.Normal, Scale = 0.1)] float a,
        [Learned(Grain.PerConnection, Initial = Initial.Normal, Scale = 0.1)] float b,
        [Learned(Grain.PerConnection, Initial = Initial.Normal, Scale = 0.1)] float c,
        [Learned(Grain.PerConnection, Initial = Initial.Normal, Scale = 0.1)] float d) => a * pre * post + b * pre + c * post + d;
}
