namespace Backpropamine;

/// <summary>A leaky rate neuron: h(t) = (1 − leak)·h(t−1) + leak·tanh(sum), with a leak that each neuron learns (Jaeger et al. 2007).</summary>
public readonly struct Leaky : ICell
{
    /// <summary>What the neuron moves towards: tanh(sum).</summary>
    [Path(Plastic = true, Post = nameof(Activity))]
    public static float Target(float sum) => MathF.Tanh(sum);

    /// <summary>h(t) = (1 − leak)·h(t−1) + leak·tanh(sum).</summary>
    public static float Activity(float target, float previousActivity, [Learned(Grain.PerNeuron, As = Reparametrisation.Sigmoid)] float leak) =>
        (1 - leak) * previousActivity + leak * target;
}
