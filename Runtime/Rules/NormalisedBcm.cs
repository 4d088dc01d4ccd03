namespace Backpropamine;

/// <summary>
/// The BCM rule of Law and Cooper 1994 (PNAS 91:7797), divided by the threshold so that learning does not speed up with activity:
/// ΔHebbᵢⱼ = rate·xᵢ·xⱼ·(xⱼ − θⱼ)/(θⱼ + 0.1). The 0.1 keeps it finite where θ starts, at 0.
/// </summary>
public readonly struct NormalisedBcm : IPlasticityRule
{
    private const float Pace = 0.1f;
    private const float Floor = 0.1f;

    /// <summary>The sliding threshold θ.</summary>
    [State(Per.Post)]
    public static float Threshold(float threshold, float post) => threshold + Pace * (post * post - threshold);

    /// <summary>pre·post·(post − θ)/(θ + 0.1).</summary>
    public static float Drive(float pre, float post, float threshold) => pre * post * (post - threshold) / (threshold + Floor);
}
