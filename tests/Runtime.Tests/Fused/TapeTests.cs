using Backpropamine.Runtime.Tests.Support;
using TorchSharp;
using static Backpropamine.Runtime.Tests.Fused.Scenario;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Fused;

/// <summary>A tape's errors, and how long its memory lives.</summary>
public class TapeTests
{
    [Fact]
    public void Steps_follow_each_other_on_one_tape()
    {
        using var network = Fused();
        var state = Steps(network, network.InitialState(Lanes), 0, 2);
        var tape = state.Fused!.Tape;
        state = Steps(network, state, 2, 5);
        Assert.Same(tape, state.Fused!.Tape);
        Assert.Equal(7, tape.Steps);
        _ = state.H.Hebb;
        state = Steps(network, state.Reset(tensor(new[] { true, false, false })), 7, 1);
        Assert.Same(tape, state.Fused!.Tape);
    }

    [Fact]
    public void A_state_is_used_once_and_may_be_forked()
    {
        using var network = Fused();
        var state = Steps(network, network.InitialState(Lanes), 0, 2);
        var fork = state.Fork();
        _ = network.forward(Input(2), state);
        Assert.Throws<StateUsedException>(() => network.forward(Input(2), state));
        Assert.Throws<StateUsedException>(() => state.H.Hebb);
        _ = network.forward(Input(2), fork);
    }

    [Fact]
    public void A_refused_argument_uses_nothing_up()
    {
        using var network = Fused();
        var state = Steps(network, network.InitialState(Lanes), 0, 2);
        Assert.Throws<NetworkArgumentException>(() => network.forward(zeros(Lanes, 5, float64), state));
        Assert.Throws<NetworkArgumentException>(() => network.forward(zeros(Lanes, 4, float32), state));
        Assert.Throws<NetworkArgumentException>(() => network.forward(Input(0), state, zeros(1, 1, float64)));
        _ = network.forward(Input(2), state);
    }

    [Fact]
    public void A_state_that_its_scope_has_disposed_is_refused()
    {
        using var network = Fused();
        Retro.State state;
        using (NewDisposeScope()) state = Steps(network, network.InitialState(Lanes), 0, 2);
        Assert.Throws<InvalidOperationException>(() => network.forward(Input(2), state));
        Assert.Throws<InvalidOperationException>(() => state.H.Hebb);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Gives_the_same_bits_on_any_number_of_threads(bool single)
    {
        using var network = new Retro(4, 33) { Execution = Execution.Fused, Checkpointing = Checkpointing.Every(4) };
        var inputs = randn(9, 11, 4);
        Tensor Gradient(int threads)
        {
            Kernels.KernelOptions.Threads = threads;
            network.zero_grad();
            var state = network.InitialState(11);
            if (!single) state = network.Unroll(inputs, state).State;
            for (var t = 0; single && t < 9; t++) state = network.forward(inputs[t], state).State;
            state.H.Hebb.pow(2).sum().backward();
            return network.H["alpha"].grad!.clone();
        }

        try
        {
            Tensors.Same(Gradient(1), Gradient(3), "alpha");
        }
        finally
        {
            Kernels.KernelOptions.Threads = null;
        }
    }

    [Fact]
    public void Survives_collections_at_any_time()
    {
        using var network = Fused();
        using var stop = new CancellationTokenSource();
        var collector = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        });
        collector.Start();
        try
        {
            for (var i = 0; i < 5; i++)
            {
                network.zero_grad();
                Rollout(network).Loss.backward();
                Assert.True(network.H["eta"].grad!.isfinite().all().ToBoolean());
            }
        }
        finally
        {
            stop.Cancel();
            collector.Join();
        }
    }

    [Fact]
    public void A_state_is_saved_and_loaded()
    {
        using var network = Fused();
        using var mode = no_grad();
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".npz");
        try
        {
            var state = Steps(network, network.InitialState(Lanes), 0, 3);
            state.Save(path);
            var loaded = network.InitialState(Lanes).Load(path);
            Tensors.Same(Steps(network, state, 3, 3).H.Hebb, Steps(network, loaded, 3, 3).H.Hebb, "Hebb");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_long_run_without_gradients_keeps_no_tensors()
    {
        using var network = Fused();
        using var mode = no_grad();
        var state = Steps(network, network.InitialState(Lanes), 0, 10);
        var before = Tensor.TotalCount;
        for (var t = 0; t < 2000; t++)
        {
            using var scope = NewDisposeScope();
            (_, state) = network.forward(Input(t), state);
            state.MoveToOuterDisposeScope();
        }

        Assert.True(Tensor.TotalCount <= before, $"{Tensor.TotalCount - before} tensors more after 2000 steps");
    }

    [NativeHeapFact]
    public void A_graph_that_dies_takes_its_memory_along()
    {
        using var network = new Retro(4, 64) { Execution = Execution.Fused };
        void Run(int rollouts)
        {
            for (var i = 0; i < rollouts; i++)
            {
                using var scope = NewDisposeScope();
                var state = network.InitialState(16);
                Tensor loss = zeros(1);
                for (var t = 0; t < 33; t++)
                {
                    (var output, state) = network.forward(randn(16, 4), state);
                    loss += output.Y.sum();
                }

                if (i % 2 == 0) loss.backward();
            }
        }

        Run(10);
        var before = NativeHeap.InUse();
        Run(20);
        var left = NativeHeap.InUse() - before;
        Assert.True(left < 6 << 20, $"20 rollouts that keep 3 MB each left {left >> 20} MB behind");
    }

    private static Retro Fused() => new(4, 6, dtype: float64) { Execution = Execution.Fused, Checkpointing = Checkpointing.Every(3) };

    private static (Tensor Loss, Retro.State State) Rollout(Retro network)
    {
        Tensor loss = zeros(1, float64);
        var state = Steps(network, network.InitialState(Lanes), 0, 7, (_, output) => loss += Weigh(output.Y));
        return (loss, state);
    }
}
