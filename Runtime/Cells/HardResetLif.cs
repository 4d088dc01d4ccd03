using static Backpropamine.Functions;

namespace Backpropamine;

/// <summary>
/// A leaky integrate-and-fire neuron that a spike sets back to 0 at once: u = v(t−1) + (sum − v(t−1))/τ, s(t) = 1 where u &gt; 1, v(t) = (1 − s(t))·u. The input
/// is scaled by 1/τ, and gradients pass through the reset. These are the choices of SpikingJelly's <c>LIFNode</c> (Fang et al. 2023).
/// </summary>
public readonly struct HardResetLif : ICell
{
    private const float Tau = 2;
    private const float Threshold = 1;

    /// <summary>The current: the sum itself.</summary>
    [Path(Plastic = true, Post = nameof(Activity))]
    public static float Current(float sum) => sum;

    /// <summary>The membrane before its reset, u.</summary>
    [Value]
    public static float Charge(float previousMembrane, float current) => previousMembrane + (current - previousMembrane) / Tau;

    /// <summary>The membrane v(t) = (1 − s(t))·u.</summary>
    [State]
    public static float Membrane(float charge, float activity) => (1 - activity) * charge;

    /// <summary>The spike s(t).</summary>
    public static float Activity(float charge) => SpikeSigmoid(charge - Threshold);
}
