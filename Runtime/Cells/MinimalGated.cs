using static Backpropamine.Functions;

namespace Backpropamine;

/// <summary>
/// The minimal gated unit of Zhou et al. 2016 (International Journal of Automation and Computing 13:226): one gate forgets and updates. As in
/// <see cref="Gru"/>, the gate stands behind the product with the recurrent weights.
/// </summary>
public readonly struct MinimalGated : ICell
{
    /// <summary>The gate f = σ(sum).</summary>
    [Path]
    public static float Forget(float sum) => Sigmoid(sum);

    /// <summary>The candidate n = tanh(fromInput + f·fromRecurrent).</summary>
    [Path(Plastic = true)]
    public static float Candidate(float fromInput, float fromRecurrent, float forget) => MathF.Tanh(fromInput + forget * fromRecurrent);

    /// <summary>h(t) = (1 − f)·h(t−1) + f·n.</summary>
    public static float Activity(float forget, float candidate, float previousActivity) => (1 - forget) * previousActivity + forget * candidate;
}
