namespace Backpropamine;

/// <summary>
/// A neuron of a continuous-time recurrent network (Beer 1995, Adaptive Behavior 3:469) in Euler's steps: y(t) = y(t−1) + Δt/τ·(sum − y(t−1)),
/// h(t) = tanh(y(t)). Each neuron learns its Δt/τ.
/// </summary>
public readonly struct ContinuousTime : ICell
{
    /// <summary>What drives the neuron: the sum itself.</summary>
    [Path(Plastic = true, Post = nameof(Activity))]
    public static float Drive(float sum) => sum;

    /// <summary>The potential y(t) = y(t−1) + Δt/τ·(sum − y(t−1)).</summary>
    [State]
    public static float Potential(float potential, float drive, [Learned(Grain.PerNeuron, Scale = 0.2, As = Reparametrisation.Sigmoid)] float stepOverTau) =>
        potential + stepOverTau * (drive - potential);

    /// <summary>h(t) = tanh(y(t)).</summary>
    public static float Activity(float potential) => MathF.Tanh(potential);
}
