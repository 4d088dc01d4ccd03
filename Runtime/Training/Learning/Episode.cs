namespace Backpropamine.Training;

/// <summary>What one iteration, an episode in every lane, came to.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Score">What the episodes earned, in the task's unit.</param>
public readonly record struct Episode(double Loss, double Score)
{
    /// <summary>The same of the whole batch, where each rank has the mean of its own lanes. All ranks call it.</summary>
    /// <param name="ranks">The ranks.</param>
    /// <param name="share">This rank's lanes.</param>
    /// <param name="scoreWeight">What the score is a mean over.</param>
    public Episode OfAll(Ranks ranks, LaneShare share, double scoreWeight)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        if (ranks.Size == 1)
            return this;
        Span<double> sums = [Loss * share.Count / share.Total, Score * scoreWeight, scoreWeight];
        ranks.Sum(sums);
        return new Episode(sums[0], sums[2] == 0 ? 0 : sums[1] / sums[2]);
    }
}
