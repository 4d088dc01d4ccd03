namespace Backpropamine;

/// <summary>
/// Short-term plasticity with normalised weights (STPN): a neuron's weights w + Hebb are divided by their norm, and so is what is kept of Hebb,
/// Hebb ← λᵢⱼ·Hebb/norm + rate·γᵢⱼ·xᵢ·xⱼ. Garcia Rodriguez, Guo and Moraitis 2022 (arXiv 2206.14048).
/// </summary>
public readonly struct NormalisedPlasticity : IPlasticityRule
{
    private const float Least = 1e-6f;

    /// <summary>The square of the norm of a neuron's weights.</summary>
    [Sum(Over.Pre)]
    public static float Square(float w, float hebb) => (w + hebb) * (w + hebb);

    /// <summary>(w + Hebb)/norm.</summary>
    public static float Weight(float w, float hebb, float square) => (w + hebb) / Norm(square);

    /// <summary>γ·pre·post.</summary>
    public static float Drive(
        float pre, float post, [Learned(Grain.PerConnection, Initial = Initial.Symmetric, Scale = 0.05)] float gamma) => gamma * pre * post;

    /// <summary>λ·Hebb/norm + rate·change.</summary>
    public static float Commit(
        float hebb, float change, float rate, float square, [Learned(Grain.PerConnection, Initial = Initial.Symmetric, Scale = 0.05)] float lambda) =>
        lambda * hebb / Norm(square) + rate * change;

    private static float Norm(float square) => MathF.Sqrt(square + Least);
}
