using Backpropamine.Kernels;
using Backpropamine.Runtime.Tests.Support;
using static Backpropamine.Runtime.Tests.Fused.Scenario;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Fused;

/// <summary>Where the states that wait for a backward pass lie: in memory that goes from rollout to rollout.</summary>
public class MemoryTests
{
    private const long StateBytes = 3 * 2 * 6 * 8 * sizeof(double);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_rollout_takes_over_what_the_one_before_has_used(bool single)
    {
        using var network = new Retro(4, 6, dtype: float64) { Execution = Execution.Fused, Checkpointing = Checkpointing.Every(3) };
        Empty();
        for (var pass = 0; pass < 3; pass++)
        {
            using var scope = NewDisposeScope();
            var loss = Weigh(Rollout(network, 10, single));
            Assert.Equal(0, SpareStates<double>.Bytes);
            loss.backward();
            Assert.Equal(3 * StateBytes, SpareStates<double>.Bytes);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_graph_that_is_used_again_computes_what_another_has_taken_over(bool single) => Check(network => Poisoned(() =>
    {
        var first = Weigh(Rollout(network, 11, single));
        var second = Weigh(Rollout(network, 8, single).pow(2));
        autograd.backward([first], retain_graph: true);
        var third = Weigh(Rollout(network, 7, single));
        second.backward();
        autograd.backward([third], retain_graph: true);
        _ = Rollout(network, 12, single);
        first.backward();
        third.backward();
        return [first, second, third];
    }));

    [Fact]
    public void An_input_wants_a_gradient_of_a_graph_that_is_used_again() => Check(network => Poisoned(() =>
    {
        var x = Input(7, wanted: true);
        var state = Steps(network, network.InitialState(Lanes), 0, 7);
        (var output, state) = network.forward(x, state);
        var loss = Weigh(output.Y);
        Steps(network, state, 8, 3, (_, later) => loss += Weigh(later.Y));
        autograd.backward([loss], retain_graph: true);
        Weigh(Rollout(network, 11, single: true)).backward();
        loss.backward();
        return [loss, x.grad!];
    }));

    [Fact]
    public void A_rollout_that_goes_on_may_take_over_its_own() => Check(network => Poisoned(() =>
    {
        var losses = new List<Tensor>();
        var state = network.InitialState(Lanes);
        state.H.Hebb = 0.1 * ones(Lanes, 6, 6, float64);
        for (var part = 0; part < 3; part++)
        {
            Tensor loss = zeros(1, float64);
            state = Steps(network, state, part * 5, 5, (_, output) => loss = loss + Weigh(output.Y));
            autograd.backward([loss], retain_graph: true);
            losses.Add(loss);
        }

        return losses;
    }));

    [NativeHeapFact]
    public void Many_passes_leave_nothing_behind()
    {
        using var network = new Retro(4, 64) { Execution = Execution.Fused, Checkpointing = Checkpointing.Every(4) };
        void Run(int passes)
        {
            for (var i = 0; i < passes; i++)
            {
                using var scope = NewDisposeScope();
                var loss = network.Unroll(randn(12, 8, 4), network.InitialState(8)).Outputs.Y.sum();
                if (i % 3 > 0) loss.backward();
            }
        }

        Run(20);
        var (before, spare) = (NativeHeap.InUse(), SpareStates<float>.Bytes);
        Run(100);
        Assert.True(SpareStates<float>.Bytes <= spare, $"{SpareStates<float>.Bytes - spare} bytes more wait for the next pass");
        var left = NativeHeap.InUse() - before;
        Assert.True(left < 5 << 20, $"100 passes that keep half a megabyte each left {left >> 20} MB behind");
    }

    [Fact]
    public void Collections_free_what_nobody_has_wanted()
    {
        using var network = new Retro(4, 6, dtype: float64) { Execution = Execution.Fused, Checkpointing = Checkpointing.Every(3) };
        Weigh(Rollout(network, 10, single: false)).backward();
        Assert.NotEqual(0, SpareStates<double>.Bytes);
        Empty();
        Assert.Equal(0, SpareStates<double>.Bytes);
    }

    [Fact]
    public void What_is_idle_makes_room_for_what_is_new()
    {
        var freed = new List<string>();
        var idle = new Idle<string>(freed.Add);
        idle.Give("old", 60L << 20);
        idle.Give("new", 30L << 20);
        Assert.False(idle.TryTake(40L << 20, out _));
        Assert.Empty(freed);
        Assert.False(idle.TryTake(20L << 20, out _));
        Assert.Equal(["old"], freed);
        Assert.True(idle.TryTake(30L << 20, out var item));
        Assert.Equal("new", item);
        Assert.Equal(0, idle.Bytes);
    }

    private static Tensor Rollout(Retro network, int steps, bool single)
    {
        if (!single) return network.Unroll(stack(Enumerable.Range(0, steps).Select(t => Input(t))), network.InitialState(Lanes)).Outputs.Y;
        var made = new List<Tensor>();
        Steps(network, network.InitialState(Lanes), 0, steps, (_, output) => made.Add(output.Y));
        return stack(made);
    }

    private static void Empty()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    private static IEnumerable<Tensor> Poisoned(Func<IEnumerable<Tensor>> use)
    {
        KernelOptions.Poison = true;
        try
        {
            return use();
        }
        finally
        {
            KernelOptions.Poison = false;
        }
    }
}
