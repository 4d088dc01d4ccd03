namespace Backpropamine.Training;

/// <summary>What every lane earned in an episode.</summary>
/// <param name="episode">The episode.</param>
/// <param name="lanes">Lanes B.</param>
internal sealed class LaneRewards(PlayedEpisode episode, int lanes)
{
    private readonly double[] _totals = [.. Enumerable.Range(0, lanes).Select(lane => Steps(episode, lanes, lane).Sum())];

    public int Lanes => lanes;

    public double Mean => _totals.Average();

    /// <summary>The lane that is nearest the mean in each of some episodes at once, so that a lucky or unlucky one is not shown for typical.</summary>
    public static int Typical(IReadOnlyList<LaneRewards> episodes) =>
        Enumerable.Range(0, episodes[0].Lanes).MinBy(lane => episodes.Sum(episode => Math.Abs(episode._totals[lane] - episode.Mean)));

    /// <summary>A lane's reward in every step.</summary>
    public float[] Of(int lane) => [.. Steps(episode, lanes, lane).Select(reward => (float)reward)];

    private static IEnumerable<double> Steps(PlayedEpisode episode, int lanes, int lane) =>
        episode.Rewards.Where((_, i) => i % lanes == lane);
}
