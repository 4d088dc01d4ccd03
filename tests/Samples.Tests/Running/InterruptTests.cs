using Backpropamine.Training;

namespace Backpropamine.Samples.Tests.Running;

public class InterruptTests
{
    [Fact]
    public void Whoever_has_seen_a_request_has_told_of_it_once_before_he_ends()
    {
        for (var i = 0; i < 100; i++)
        {
            using var interrupt = new Interrupt();
            var told = 0;
            using (interrupt.WhenRequested(() => told++))
                interrupt.Stop();
            Assert.Equal((true, 1), (interrupt.Requested, told));
        }
    }

    [Fact]
    public void A_request_is_told_of_while_work_goes_on()
    {
        using var interrupt = new Interrupt();
        using var told = new ManualResetEventSlim();
        using var reaction = interrupt.WhenRequested(told.Set);
        interrupt.Stop();
        told.Wait();
        Assert.True(interrupt.Request.IsCompletedSuccessfully);
    }

    [Fact]
    public void A_request_from_before_is_told_of_at_once()
    {
        using var interrupt = new Interrupt();
        interrupt.Stop();
        var told = 0;
        using var reaction = interrupt.WhenRequested(() => told++);
        Assert.Equal(1, told);
    }

    [Fact]
    public void A_request_that_comes_later_is_told_of_to_nobody()
    {
        using var interrupt = new Interrupt();
        var told = 0;
        interrupt.WhenRequested(() => told++).Dispose();
        interrupt.Stop();
        using var last = new ManualResetEventSlim();
        using var reaction = interrupt.WhenRequested(last.Set);
        last.Wait();
        Assert.Equal(0, told);
    }
}
