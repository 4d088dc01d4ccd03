namespace Backpropamine.Training.Comparing.Results;

/// <summary>How a run learnt: at most <see cref="MostPoints"/> points, each the mean score of as many iterations.</summary>
/// <param name="Iterations">The iteration at which each point ends, ascending.</param>
/// <param name="Scores">The mean score of each point.</param>
public sealed record RunCurve(IReadOnlyList<int> Iterations, IReadOnlyList<double> Scores)
{
    /// <summary>The most points of a curve.</summary>
    public const int MostPoints = 500;

    /// <summary>The curve of some scores.</summary>
    /// <param name="scores">The score of every iteration.</param>
    public static RunCurve Of(IReadOnlyList<double> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var length = Math.Max(1, (scores.Count + MostPoints - 1) / MostPoints);
        var parts = scores.Chunk(length).ToList();
        return new RunCurve(
            [.. parts.Select((_, i) => Math.Min((i + 1) * length, scores.Count))],
            [.. parts.Select(part => part.Average())]);
    }

    /// <summary>The mean score of the last iterations, at every point; as many iterations as there are, at first.</summary>
    /// <param name="window">How many iterations, rounded up to whole points.</param>
    public double[] Trailing(int window)
    {
        var means = new double[Scores.Count];
        var (from, sum) = (0, 0.0);
        for (var i = 0; i < means.Length; i++)
        {
            sum += Scores[i] * Length(i);
            while (Iterations[i] - Iterations[from] >= window)
                sum -= Scores[from] * Length(from++);
            means[i] = sum / (Iterations[i] - (from == 0 ? 0 : Iterations[from - 1]));
        }
        return means;
    }

    /// <summary>The mean score of the last iterations of the run.</summary>
    /// <param name="window">How many.</param>
    public double FinalScore(int window) => Trailing(window)[^1];

    /// <summary>The first iteration at which the mean of the last iterations is as high as wanted; infinity if there is none.</summary>
    /// <param name="criterion">The score wanted.</param>
    /// <param name="window">How many iterations the mean is taken over; not before there are so many.</param>
    public double Reached(double criterion, int window)
    {
        var means = Trailing(window);
        for (var i = 0; i < means.Length; i++)
            if (Iterations[i] >= window && means[i] >= criterion)
                return Iterations[i];
        return double.PositiveInfinity;
    }

    private int Length(int point) => Iterations[point] - (point == 0 ? 0 : Iterations[point - 1]);
}
