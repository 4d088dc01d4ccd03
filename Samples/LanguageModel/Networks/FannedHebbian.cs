namespace Backpropamine.Samples.LanguageModel.Networks;

/// <summary>Hebb's rule in which M(t) reaches each connection with a trained weight of its own: Hebb ← Hebb + M·fᵢⱼ·change (Miconi et al. 2019, §4.3).</summary>
public readonly struct FannedHebbian : IPlasticityRule
{
    /// <summary>pre·post.</summary>
    public static float Drive(float pre, float post) => pre * post;

    /// <summary>hebb + M·f·change.</summary>
    public static float Commit(float hebb, float change, float rate, [Learned(Grain.PerConnection, Initial = Initial.Symmetric, Scale = 0.01)] float fanOut) =>
        hebb + rate * fanOut * change;
}
