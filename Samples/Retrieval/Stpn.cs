namespace Backpropamine.Samples.Retrieval;

/// <summary>
/// The short-term plasticity of STPN (Rodriguez et al. 2022): a neuron's weights w + Hebb are divided by their norm, and so is what is kept of Hebb. Each
/// connection learns how much it keeps, λ, and how much it takes, γ.
/// </summary>
public readonly struct Stpn : IPlasticityRule
{
    private const double FanIn = RetrievalLessons.Symbols + 11;
    private const float Least = 1e-6f;

    /// <summary>The square of the norm of a neuron's weights.</summary>
    [Sum(Over.Pre)]
    public static float Square(float w, float hebb) => (w + hebb) * (w + hebb);

    /// <summary>(w + Hebb)/norm.</summary>
    public static float Weight(float w, float hebb, float square) => (w + hebb) / Norm(square);

    /// <summary>γ·pre·post.</summary>
    public static float Drive(
        float pre, float post, [Learned(Grain.PerConnection, Initial = Initial.Symmetric, Scale = 0.001 / FanIn)] float gamma) => gamma * pre * post;

    /// <summary>λ·Hebb/norm + change.</summary>
    public static float Commit(
        float hebb, float change, float rate, float square, [Learned(Grain.PerConnection, Initial = Initial.Uniform, Scale = 1 / FanIn)] float lambda) =>
        lambda * hebb / Norm(square) + rate * change;

    private static float Norm(float square) => MathF.Sqrt(square + Least);
}
