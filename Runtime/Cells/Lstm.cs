using static Backpropamine.Functions;

namespace Backpropamine;

/// <summary>
/// The LSTM of Hochreiter and Schmidhuber 1997 with the forget gate of Gers et al. 2000, as PyTorch has it: c(t) = f∘c(t−1) + i∘g,
/// h(t) = o∘tanh(c(t)). Where it is plastic, it is so in the candidate g, and g is the rule's post: Miconi et al. 2019, section 2.3.
/// </summary>
public readonly struct Lstm : ICell
{
    /// <summary>The input gate i = σ(sum).</summary>
    [Path]
    public static float Input(float sum) => Sigmoid(sum);

    /// <summary>The forget gate f = σ(sum).</summary>
    [Path]
    public static float Forget(float sum) => Sigmoid(sum);

    /// <summary>The candidate g = tanh(sum).</summary>
    [Path(Plastic = true)]
    public static float Candidate(float sum) => MathF.Tanh(sum);

    /// <summary>The output gate o = σ(sum).</summary>
    [Path]
    public static float Output(float sum) => Sigmoid(sum);

    /// <summary>c(t) = f·c(t−1) + i·g.</summary>
    [State]
    public static float Cell(float cell, float input, float forget, float candidate) => forget * cell + input * candidate;

    /// <summary>h(t) = o·tanh(c(t)).</summary>
    public static float Activity(float output, float cell) => output * MathF.Tanh(cell);
}
