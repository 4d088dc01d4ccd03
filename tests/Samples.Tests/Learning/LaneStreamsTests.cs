using Backpropamine.Training;

namespace Backpropamine.Samples.Tests.Learning;

public class LaneStreamsTests
{
    [Fact]
    public void A_saved_state_goes_on_with_the_same_numbers()
    {
        var streams = new LaneStreams(7, StreamPurpose.Actions, 3);
        Draw(streams, 10);
        var state = streams.State.ToArray();
        var expected = Draw(streams, 50);
        var other = new LaneStreams(8, StreamPurpose.Actions, 3);
        other.Restore(state);
        Assert.Equal(expected, Draw(other, 50));
    }

    [Fact]
    public void Seeds_purposes_and_lanes_give_other_numbers()
    {
        var first = Draw(new LaneStreams(1, StreamPurpose.Actions, 2), 4);
        Assert.NotEqual(first, Draw(new LaneStreams(2, StreamPurpose.Actions, 2), 4));
        Assert.NotEqual(first, Draw(new LaneStreams(1, StreamPurpose.Environment, 2), 4));
        Assert.Equal(8, first.Distinct().Count());
    }

    [Fact]
    public void Numbers_are_uniform_between_0_and_1()
    {
        var streams = new LaneStreams(1, StreamPurpose.Actions, 1);
        var numbers = Enumerable.Range(0, 100_000).Select(_ => streams.Next(0)).ToArray();
        Assert.All(numbers, number => Assert.InRange(number, 0, Math.BitDecrement(1)));
        Assert.Equal(0.5, numbers.Average(), 0.005);
        Assert.Equal(1.0 / 12, numbers.Select(number => (number - 0.5) * (number - 0.5)).Average(), 0.001);
        for (var tenth = 0; tenth < 10; tenth++)
            Assert.InRange(numbers.Count(number => (int)(number * 10) == tenth), 9_600, 10_400);
    }

    [Fact]
    public void A_state_of_other_lanes_is_refused() =>
        Assert.Throws<ArgumentException>(() => new LaneStreams(1, StreamPurpose.Actions, 2).Restore(new LaneStreams(1, StreamPurpose.Actions, 3).State));

    private static double[] Draw(LaneStreams streams, int count) =>
        [.. Enumerable.Range(0, count * (streams.State.Length / 4)).Select(i => streams.Next(i % (streams.State.Length / 4)))];
}
