namespace Backpropamine;

/// <summary>
/// Miconi's rule for reward at the end of a trial: E ← E + (xᵢ(t−1)·(yⱼ(t) − ȳⱼ))³, where ȳⱼ is a running mean, so that sudden deviations count and
/// the return from them does not; a reward commits it: Hebb ← Hebb + M·E. Miconi 2017, eLife 6:e20899. The trace does not fade: it starts at 0
/// with each trial, and a trial is an episode. It goes with retroactive modulation from outside.
/// </summary>
public readonly struct SupralinearPerturbation : IPlasticityRule
{
    private const float Pace = 0.25f;

    /// <summary>The postsynaptic neuron's mean over some four steps.</summary>
    [State(Per.Post)]
    public static float PostMean(float postMean, float post) => postMean + Pace * (post - postMean);

    /// <summary>(pre·(post − its mean))³.</summary>
    public static float Drive(float pre, float post, float postMean)
    {
        var deviation = pre * (post - postMean);
        return deviation * deviation * deviation;
    }

    /// <summary>eligibility + drive.</summary>
    public static float Trace(float eligibility, float drive) => eligibility + drive;
}
