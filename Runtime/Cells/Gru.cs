using static Backpropamine.Functions;

namespace Backpropamine;

/// <summary>
/// The gated recurrent unit of Cho et al. 2014, as PyTorch has it, with the reset gate behind the product: n = tanh(x + r∘(h(t−1)·W)),
/// h(t) = (1 − z)∘n + z∘h(t−1). Where it is plastic, it is so in the candidate n.
/// </summary>
public readonly struct Gru : ICell
{
    /// <summary>The reset gate r = σ(sum).</summary>
    [Path]
    public static float Reset(float sum) => Sigmoid(sum);

    /// <summary>The update gate z = σ(sum): what is kept of h(t−1).</summary>
    [Path]
    public static float Update(float sum) => Sigmoid(sum);

    /// <summary>The candidate n = tanh(fromInput + r·fromRecurrent).</summary>
    [Path(Plastic = true)]
    public static float Candidate(float fromInput, float fromRecurrent, float reset) => MathF.Tanh(fromInput + reset * fromRecurrent);

    /// <summary>h(t) = (1 − z)·n + z·h(t−1).</summary>
    public static float Activity(float update, float candidate, float previousActivity) => (1 - update) * candidate + update * previousActivity;
}
