namespace Backpropamine;

/// <summary>
/// Spike-timing dependent plasticity of pairs: presynaptic before postsynaptic activity strengthens, the other order weakens, each by
/// an exponential trace of the earlier one. Song, Miller and Abbott 2000 (Nature Neuroscience 3:919), as in Morrison, Diesmann and Gerstner 2008.
/// </summary>
public readonly struct PairStdp : IPlasticityRule
{
    private const float Keep = 0.8f;
    private const float Weakening = 1.05f;

    /// <summary>The presynaptic trace, over some five steps.</summary>
    [State(Per.Pre)]
    public static float PreTrace(float preTrace, float pre) => Keep * preTrace + pre;

    /// <summary>The postsynaptic trace.</summary>
    [State(Per.Post)]
    public static float PostTrace(float postTrace, float post) => Keep * postTrace + post;

    /// <summary>post after pre, minus pre after post.</summary>
    public static float Drive(float pre, float post, float preTrace, float postTrace) => post * (preTrace + pre) - Weakening * pre * postTrace;
}
