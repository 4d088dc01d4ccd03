namespace Backpropamine.Benchmarks.Networks;

/// <summary>A rule with a state and a sum: BCM, as <see cref="NormalisedBcm"/> has it, in weights that are divided by their norm.</summary>
public readonly struct ThresholdRule : IPlasticityRule
{
    /// <summary>How fast θ follows, and what it is raised by in a quotient. Float32 holds it exactly, so that every contender computes with the same number.</summary>
    public const float Eighth = 0.125f;

    /// <summary>What keeps a norm from being 0: 2⁻²⁰.</summary>
    public const float Least = 1f / (1 << 20);

    /// <summary>The sliding threshold θ.</summary>
    [State(Per.Post)]
    public static float Threshold(float threshold, float post) => threshold + Eighth * (post * post - threshold);

    /// <summary>The square of the norm of a neuron's weights.</summary>
    [Sum(Over.Pre)]
    public static float Square(float w, float alpha, float hebb) => (w + alpha * hebb) * (w + alpha * hebb);

    /// <summary>(w + α·Hebb)/norm.</summary>
    public static float Weight(float w, float alpha, float hebb, float square) => (w + alpha * hebb) / MathF.Sqrt(square + Least);

    /// <summary>pre·post·(post − θ)/(θ + ⅛).</summary>
    public static float Drive(float pre, float post, float threshold) => pre * post * (post - threshold) / (threshold + Eighth);
}
