namespace Backpropamine.Training;

/// <summary>A mean over episodes that the network had not seen.</summary>
/// <param name="Name">What was measured: <c>plasticity on</c>.</param>
/// <param name="Mean">The mean.</param>
/// <param name="Margin">Half the width of its 95 % interval.</param>
/// <param name="Episodes">Number of episodes.</param>
public readonly record struct Measure(string Name, double Mean, double Margin, int Episodes)
{
    private const double Quantile = 1.96;

    /// <summary>The measure of some scores.</summary>
    /// <param name="name">What was measured.</param>
    /// <param name="scores">One score for each independent episode, or for each group of episodes of the same size.</param>
    /// <param name="group">Episodes of a group.</param>
    public static Measure Of(string name, IReadOnlyList<double> scores, int group = 1)
    {
        var mean = scores.Average();
        var variance = scores.Count < 2 ? 0 : scores.Sum(score => (score - mean) * (score - mean)) / (scores.Count - 1);
        return new Measure(name, mean, Quantile * Math.Sqrt(variance / scores.Count), scores.Count * group);
    }
}
