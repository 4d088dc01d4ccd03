namespace Backpropamine.Training;

/// <summary>Hyper-parameters of batched advantage actor–critic as in Miconi et al. 2019.</summary>
public sealed record ActorCriticOptions
{
    /// <summary>How much the next step's reward counts, γ.</summary>
    public double Discount { get; init; } = 0.9;

    /// <summary>Weight of the squared advantage, which trains the value.</summary>
    public double ValueWeight { get; init; } = 0.1;

    /// <summary>Weight of Σ p², the penalty on policies that commit themselves too early.</summary>
    public double Concentration { get; init; } = 0.1;

    /// <summary>Adam's step size.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>What Adam adds to the root of the squared gradients' mean.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>The norm to which the gradient is clipped.</summary>
    public double GradientClip { get; init; } = 2;

    /// <summary>Iterations at the start in which nothing is learnt.</summary>
    public int BurnIn { get; init; }
}
