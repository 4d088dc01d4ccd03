namespace Backpropamine.Samples.Learning;

/// <summary>How a supervised task is learnt and judged.</summary>
public sealed record SupervisedOptions
{
    /// <summary>What Adam adds to the root of the squared gradients' mean.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>The norm to which the gradient is clipped; infinite for no clip.</summary>
    public double GradientClip { get; init; } = double.PositiveInfinity;

    /// <summary>Lessons, of all lanes together, that a trained network is judged by.</summary>
    public int TestLessons { get; init; } = 100;
}
