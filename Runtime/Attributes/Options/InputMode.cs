namespace Backpropamine;

/// <summary>How a layer takes what it reads.</summary>
public enum InputMode
{
    /// <summary>Through trained weights: a += x·Wᵀ.</summary>
    Linear,

    /// <summary>Neuron by neuron: a += gain·x. The sizes must be equal.</summary>
    Add,

    /// <summary>Neuron by neuron: where x ≠ 0 the activity is x itself. The sizes must be equal.</summary>
    Clamp,
}
