namespace Backpropamine.Training;

/// <summary>How a supervised task is learnt and judged.</summary>
public sealed record SupervisedOptions
{
    /// <summary>What Adam adds to the root of the squared gradients' mean.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>The norm to which the gradient is clipped; infinite for no clip.</summary>
    public double GradientClip { get; init; } = double.PositiveInfinity;

    /// <summary>What the learning rate is multiplied by in an iteration, counted from 0.</summary>
    public Func<int, double> Rate { get; init; } = _ => 1;

    /// <summary>After how many iterations the network is validated each time; 0 for never. Then the weights that did best are those that count in the end.</summary>
    public int ValidateEvery { get; init; }

    /// <summary>Lessons, of all lanes together, for a validation.</summary>
    public int ValidationLessons { get; init; } = 100;

    /// <summary>Lessons, of all lanes together, that a trained network is judged by.</summary>
    public int TestLessons { get; init; } = 100;
}
