using static Backpropamine.Functions;

namespace Backpropamine;

/// <summary>
/// A leaky integrate-and-fire neuron with a synaptic current: i(t) = 0.8·i(t−1) + sum, v(t) = 0.9·v(t−1) + i(t) − s(t−1), s(t) = 1 where v(t) &gt; 1 (Neftci,
/// Mostafa and Zenke 2019). A spike takes the threshold off a step later, and no gradient passes through that.
/// </summary>
public readonly struct CurrentLif : ICell
{
    private const float CurrentDecay = 0.8f;
    private const float Decay = 0.9f;
    private const float Threshold = 1;

    /// <summary>What arrives: the sum itself.</summary>
    [Path(Plastic = true, Post = nameof(Activity))]
    public static float Arrival(float sum) => sum;

    /// <summary>The synaptic current i(t).</summary>
    [State]
    public static float Current(float current, float arrival) => CurrentDecay * current + arrival;

    /// <summary>The membrane v(t).</summary>
    [State]
    public static float Membrane(float membrane, float current, float previousActivity) =>
        Decay * membrane + current - Threshold * StopGradient(previousActivity);

    /// <summary>The spike s(t).</summary>
    public static float Activity(float membrane) => Spike(membrane - Threshold);
}
