using static TorchSharp.torch;

namespace Backpropamine.Training;

/// <summary>The loss of advantage actor–critic over whole episodes, each lane's own value being its baseline.</summary>
public static class ActorCriticLoss
{
    /// <summary>R(t) = r(t) + γ·R(t+1), with R(T) = 0: an episode ends, nothing is bootstrapped.</summary>
    /// <param name="rewards">[T, B], row by row.</param>
    /// <param name="lanes">B.</param>
    /// <param name="discount">γ.</param>
    public static double[] Returns(ReadOnlySpan<double> rewards, int lanes, double discount)
    {
        var returns = rewards.ToArray();
        for (var i = returns.Length - lanes - 1; i >= 0; i--)
            returns[i] += discount * returns[i + lanes];
        return returns;
    }

    /// <summary>
    /// [ −Σₜ mean_b log p(a)·A + w_V·Σₜ mean_b A² + w_C·Σₜ mean_b Σₐ p² ] / T, where A = R − V and the first A passes no gradient.
    /// </summary>
    /// <param name="logits">[T, B, A].</param>
    /// <param name="values">[T, B, 1].</param>
    /// <param name="actions">The actions taken, int64 [T, B, 1].</param>
    /// <param name="returns">[T, B, 1].</param>
    /// <param name="options">The weights.</param>
    /// <returns>The loss, a single value.</returns>
    public static Tensor Compute(Tensor logits, Tensor values, Tensor actions, Tensor returns, ActorCriticOptions options)
    {
        var logProbabilities = logits.log_softmax(-1);
        var probabilities = logProbabilities.exp();
        var chosen = logProbabilities.gather(-1, actions);
        var advantage = returns - values;
        var policy = (chosen * advantage.detach()).sum();
        var value = (advantage * advantage).sum();
        var concentration = (probabilities * probabilities).sum();
        return (value * options.ValueWeight + concentration * options.Concentration - policy) / actions.NumberOfElements;
    }
}
