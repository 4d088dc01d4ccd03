using static Backpropamine.Functions;

namespace Backpropamine;

/// <summary>
/// The neuron of Zhang and Li 2020 (arXiv 2010.12691), whose only recurrence is to itself: u = d·v(t−1) + g·sum + w·p(t−1), s = 1 where u &gt; 1,
/// v(t) = (1 − s)·u, and it sends the filtered spikes p(t) = p(t−1) + f·(s − p(t−1)). Each neuron learns its decay d, gain g, self-connection w and
/// filter f: intrinsic plasticity by gradient. Use it as <c>[Dense&lt;SelfRecurrentLif&gt;]</c>.
/// </summary>
public readonly struct SelfRecurrentLif : ICell
{
    private const float Threshold = 1;

    /// <summary>The current: the sum itself.</summary>
    [Path(Plastic = true, Post = nameof(Activity))]
    public static float Current(float sum) => sum;

    /// <summary>The membrane before its reset, u.</summary>
    [Value]
    public static float Charge(
        float previousMembrane,
        float current,
        float previousActivity,
        [Learned(Grain.PerNeuron, Scale = 0.8, As = Reparametrisation.Sigmoid)] float decay,
        [Learned(Grain.PerNeuron, Scale = 1, As = Reparametrisation.Softplus)] float gain,
        [Learned(Grain.PerNeuron, Scale = 0)] float self) => decay * previousMembrane + gain * current + self * previousActivity;

    /// <summary>The spike s.</summary>
    [Value]
    public static float Fired(float charge) => SpikeSigmoid(charge - Threshold, 5);

    /// <summary>The membrane v(t) = (1 − s)·u.</summary>
    [State]
    public static float Membrane(float charge, float fired) => (1 - fired) * charge;

    /// <summary>The filtered spikes p(t).</summary>
    public static float Activity(float fired, float previousActivity, [Learned(Grain.PerNeuron, Scale = 0.4, As = Reparametrisation.Sigmoid)] float filter) =>
        previousActivity + filter * (fired - previousActivity);
}
