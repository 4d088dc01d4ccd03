using static Backpropamine.Functions;

namespace Backpropamine;

/// <summary>
/// A leaky integrate-and-fire neuron: v(t) = 0.9·v(t−1) + sum − s(t−1), s(t) = 1 where v(t) &gt; 1, else 0. Each spike takes the threshold off the
/// membrane a step later, and no gradient passes through that. These are the choices of snnTorch's <c>Leaky</c> (Eshraghian et al. 2023).
/// </summary>
public readonly struct Lif : ICell
{
    private const float Decay = 0.9f;
    private const float Threshold = 1;

    /// <summary>The current: the sum itself.</summary>
    [Path(Plastic = true, Post = nameof(Activity))]
    public static float Current(float sum) => sum;

    /// <summary>The membrane v(t).</summary>
    [State]
    public static float Membrane(float membrane, float current, float previousActivity) =>
        Decay * membrane + current - Threshold * StopGradient(previousActivity);

    /// <summary>The spike s(t).</summary>
    public static float Activity(float membrane) => Spike(membrane - Threshold);
}
