using Backpropamine.Kernels;

namespace Backpropamine.Runtime.Tests.Fused;

public class CheckpointPlanTests
{
    [Theory]
    [InlineData(1, 1, 2, 1)]
    [InlineData(106, 1, 2, 11)]
    [InlineData(200, 30, 2, 39)]
    [InlineData(120, 30, 2, 30)]
    [InlineData(4, 1000, 1, 4)]
    public void Balances_kept_states_against_recomputed_ones(long steps, long lanes, int threads, int expected) =>
        Assert.Equal(expected, CheckpointPlan.Spacing(steps, lanes, threads));
}
