using System.Globalization;

namespace Backpropamine.Training;

/// <summary>How far a training is.</summary>
/// <param name="Iteration">Iterations done.</param>
/// <param name="Total">Iterations to do.</param>
/// <param name="Scores">The score of every iteration.</param>
/// <param name="StepsPerSecond">Steps of all lanes that are simulated and learnt from in a second.</param>
/// <param name="Left">What is left at this speed.</param>
public readonly record struct TrainingProgress(int Iteration, int Total, IReadOnlyList<double> Scores, double StepsPerSecond, TimeSpan Left)
{
    private const int Window = 50;

    /// <summary>How a score is written.</summary>
    public Func<double, string> ScoreText { get; init; } = score => string.Create(CultureInfo.InvariantCulture, $"score {score:0.00##}");

    /// <summary>The mean score of the last 50 iterations.</summary>
    public double Score
    {
        get
        {
            var (sum, from) = (0.0, Math.Max(0, Scores.Count - Window));
            for (var i = from; i < Scores.Count; i++)
                sum += Scores[i];
            return Scores.Count == 0 ? 0 : sum / (Scores.Count - from);
        }
    }
}
