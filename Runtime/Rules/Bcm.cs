namespace Backpropamine;

/// <summary>
/// The rule of Bienenstock, Cooper and Munro 1982 (Journal of Neuroscience 2:32): ΔHebbᵢⱼ = rate·xᵢ·xⱼ·(xⱼ − θⱼ), where the threshold
/// θⱼ follows xⱼ² over some ten steps.
/// </summary>
public readonly struct Bcm : IPlasticityRule
{
    private const float Pace = 0.1f;

    /// <summary>The sliding threshold θ.</summary>
    [State(Per.Post)]
    public static float Threshold(float threshold, float post) => threshold + Pace * (post * post - threshold);

    /// <summary>pre·post·(post − θ).</summary>
    public static float Drive(float pre, float post, float threshold) => pre * post * (post - threshold);
}
