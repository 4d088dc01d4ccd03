namespace Backpropamine;

/// <summary>
/// Declares a recurrent layer, h(t) = σ(x(t)·Uᵀ + b + h(t−1)·W). Its recurrent weights can be plastic.
/// Miconi et al. 2018, eq. 1.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public class RecurrentAttribute : LayerAttribute
{
    /// <summary>A layer whose size is a constructor parameter.</summary>
    public RecurrentAttribute() { }

    /// <summary>A layer of a fixed size.</summary>
    /// <param name="size">Number of neurons N.</param>
    public RecurrentAttribute(int size) : base(size) { }

    /// <summary>The layer's activation σ.</summary>
    public Activation Activation { get; set; } = Activation.Tanh;

    /// <summary>How the layer takes what it reads.</summary>
    public InputMode Input { get; set; } = InputMode.Linear;

    /// <summary>The factor of <see cref="InputMode.Add"/>.</summary>
    public double Gain { get; set; } = 1;

    /// <summary>
    /// How fast the activity follows, h(t) = (1 − leak)·h(t−1) + leak·σ(a(t)): above 0, and 1 for a neuron that remembers nothing. It is the
    /// time of a step over the neuron's time constant.
    /// </summary>
    public double Leak { get; set; } = 1;

    /// <summary>Whether every neuron learns a leak of its own, between 0 and 1, starting at <see cref="Leak"/>.</summary>
    public bool LeakLearned { get; set; }

    /// <summary>How the recurrent weights w <c>[pre, post]</c> start.</summary>
    public Initial Weights { get; set; } = Initial.FanIn;

    /// <summary>The scale s of <see cref="Weights"/>.</summary>
    public double WeightScale { get; set; } = 0.01;
}
