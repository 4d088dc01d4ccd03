using Backpropamine.Training;

namespace Backpropamine.Samples.Tests.Running;

public sealed class LaneRewardsTests
{
    // Two steps in four lanes: the lanes earn 0, 50, 80, 90, and with plasticity off 60, 10, 30, 0.
    private static readonly LaneRewards On = new(new PlayedEpisode([], [0, 0, 40, 10, 0, 50, 40, 80]), 4);
    private static readonly LaneRewards Off = new(new PlayedEpisode([], [60, 0, 0, 0, 0, 10, 30, 0]), 4);

    [Fact]
    public void A_lane_has_its_own_rewards_and_a_share_in_the_mean()
    {
        Assert.Equal([10, 80], On.Of(3));
        Assert.Equal(55, On.Mean);
        Assert.Equal(25, Off.Mean);
    }

    [Fact]
    public void The_typical_lane_is_near_the_mean_in_both_ways_of_playing()
    {
        Assert.Equal(1, LaneRewards.Typical([On]));
        Assert.Equal(2, LaneRewards.Typical([Off]));
        Assert.Equal(1, LaneRewards.Typical([On, Off]));
        Assert.Equal(2, LaneRewards.Typical([On, Off, Off, Off]));
    }
}
