namespace Backpropamine;

/// <summary>
/// The covariance rule: ΔHebbᵢⱼ = rate·(xᵢ − x̄ᵢ)·(xⱼ − x̄ⱼ) with means over some ten steps.
/// Sejnowski 1977, Journal of Mathematical Biology 4:303.
/// </summary>
public readonly struct Covariance : IPlasticityRule
{
    private const float Pace = 0.1f;

    /// <summary>The presynaptic neuron's mean.</summary>
    [State(Per.Pre)]
    public static float PreMean(float preMean, float pre) => preMean + Pace * (pre - preMean);

    /// <summary>The postsynaptic neuron's mean.</summary>
    [State(Per.Post)]
    public static float PostMean(float postMean, float post) => postMean + Pace * (post - postMean);

    /// <summary>(pre − its mean)·(post − its mean).</summary>
    public static float Drive(float pre, float post, float preMean, float postMean) => (pre - preMean) * (post - postMean);
}
