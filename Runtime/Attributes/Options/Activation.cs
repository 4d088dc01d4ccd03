namespace Backpropamine;

/// <summary>The function between a neuron's pre-activation and its activity.</summary>
public enum Activation
{
    /// <summary>tanh(a).</summary>
    Tanh,

    /// <summary>max(a, 0).</summary>
    Relu,

    /// <summary>1 / (1 + exp(−a)).</summary>
    Sigmoid,

    /// <summary>a.</summary>
    Linear,

    /// <summary>exp(aⱼ) / Σₖ exp(aₖ) over the layer.</summary>
    Softmax,
}
