namespace Backpropamine.Samples.LanguageModel.Baselines;

/// <summary>How often each type is in the training text, with one more of each: (c + 1)/(n + V).</summary>
/// <param name="training">The training text.</param>
/// <param name="types">How many types there are, V.</param>
public sealed class UnigramModel(IReadOnlyList<int> training, int types) : IBaseline
{
    private readonly int[] _counts = Count(training, types);

    /// <inheritdoc/>
    public string Name => "unigram";

    /// <inheritdoc/>
    public double Probability(ReadOnlySpan<int> context, int token) => (_counts[token] + 1.0) / (training.Count + types);

    private static int[] Count(IReadOnlyList<int> training, int types)
    {
        var counts = new int[types];
        foreach (var token in training)
            counts[token]++;
        return counts;
    }
}
