using static Backpropamine.Functions;

namespace Backpropamine;

/// <summary>
/// The adaptive neuron of Bellec et al. 2018 (LSNN): its threshold 1 + 1.8·a(t) rises with each spike and falls back slowly,
/// a(t) = ρ·a(t−1) + (1 − ρ)·s(t−1). Each neuron learns its ρ. A spike takes the threshold off the membrane a step later.
/// </summary>
public readonly struct AdaptiveLif : ICell
{
    private const float Decay = 0.9f;
    private const float Threshold = 1;
    private const float Strength = 1.8f;

    /// <summary>The current: the sum itself.</summary>
    [Path(Plastic = true, Post = nameof(Activity))]
    public static float Current(float sum) => sum;

    /// <summary>The adaptation a(t).</summary>
    [State]
    public static float Adaptation(float adaptation, float previousActivity, [Learned(Grain.PerNeuron, Scale = 0.95, As = Reparametrisation.Sigmoid)] float persistence) =>
        persistence * adaptation + (1 - persistence) * previousActivity;

    /// <summary>The membrane v(t).</summary>
    [State]
    public static float Membrane(float membrane, float current, float previousActivity) =>
        Decay * membrane + current - Threshold * StopGradient(previousActivity);

    /// <summary>The spike s(t), with the slope 0.3·max(0, 1 − |v − threshold|).</summary>
    public static float Activity(float membrane, float adaptation) =>
        Damped(SpikeTriangular(membrane - Threshold - Strength * adaptation));

    /// <summary>The spike, of whose gradient three tenths pass.</summary>
    private static float Damped(float spike) => 0.3f * spike + StopGradient(0.7f * spike);
}
