namespace Backpropamine.Samples.LanguageModel.Baselines;

/// <summary>A model without a network.</summary>
public interface IBaseline
{
    /// <summary>What it is.</summary>
    string Name { get; }

    /// <summary>The probability of a token.</summary>
    /// <param name="context">The tokens before it, the latest last; as many as there are.</param>
    /// <param name="token">The token.</param>
    double Probability(ReadOnlySpan<int> context, int token);
}
