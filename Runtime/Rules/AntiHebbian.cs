namespace Backpropamine;

/// <summary>
/// HebbFF's decayed anti-Hebbian rule: Hebb ← λ·Hebb − rate·xᵢ·xⱼ, where λ is learned between 0 and 1, so that what was seen before
/// is met by less activity. Tyulmankov, Yang and Abbott 2022, Neuron 110:544.
/// </summary>
public readonly struct AntiHebbian : IPlasticityRule
{
    /// <summary>−pre·post.</summary>
    public static float Drive(float pre, float post) => -pre * post;

    /// <summary>keep·Hebb + rate·change.</summary>
    public static float Commit(
        float hebb, float change, float rate, [Learned(Grain.Scalar, Scale = 0.95, As = Reparametrisation.Sigmoid)] float keep) => keep * hebb + rate * change;
}
