using Backpropamine.Kernels;
using Backpropamine.Runtime.Tests.Support;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Fused;

/// <summary>Kernels on several threads: lanes divided among them, and one lane among all.</summary>
public sealed class ThreadTests : IDisposable
{
    public void Dispose() => (KernelOptions.Threads, KernelOptions.OwnThreads) = (null, false);

    [Theory]
    [InlineData(1, 600, false)]
    [InlineData(1, 600, true)]
    [InlineData(2, 300, false)]
    [InlineData(5, 40, false)]
    [InlineData(5, 40, true)]
    public void The_same_bits_on_any_number_of_threads(int lanes, int neurons, bool own)
    {
        KernelOptions.OwnThreads = own;
        using var network = new Retro(3, neurons) { Execution = Execution.Fused };
        var inputs = randn(7, lanes, 3);
        var reset = zeros(7, lanes);
        reset[4, 0] = 1;
        Dictionary<string, Tensor> Gradients(int threads)
        {
            KernelOptions.Threads = threads;
            network.zero_grad();
            var (outputs, state) = network.Unroll(inputs, network.InitialState(lanes), reset);
            (state.H.Hebb.pow(2).sum() + outputs.Modulation.sum() + outputs.Y.pow(2).sum()).backward();
            return network.named_parameters().ToDictionary(pair => pair.name, pair => pair.parameter.grad!.clone());
        }

        var one = Gradients(1);
        foreach (var threads in new[] { 2, 3, 4 })
        {
            foreach (var (name, gradient) in Gradients(threads)) Tensors.Same(one[name], gradient, name);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_lane_divided_among_threads_is_the_reference(bool fansOut)
    {
        if (fansOut) Divided<RetroFanOut, RetroFanOut.Output, RetroFanOut.State>(new RetroFanOut(3, 300, dtype: float64), state => state.H.Hebb);
        else Divided<Retro, Retro.Output, Retro.State>(new Retro(3, 300, dtype: float64), state => state.H.Hebb);
    }

    private static void Divided<TNetwork, TOutput, TState>(TNetwork network, Func<TState, Tensor> hebb)
        where TNetwork : PlasticModule, INetwork<TOutput, TState>
        where TOutput : NetworkOutput
        where TState : NetworkState<TState>
    {
        var inputs = randn(5, 1, 3, float64);
        var reset = zeros(5, 1);
        reset[2, 0] = 1;
        KernelOptions.Threads = 2;
        Dictionary<string, Tensor> Gradients(Execution execution)
        {
            network.Execution = execution;
            network.zero_grad();
            var (outputs, state) = network.Unroll(inputs, network.InitialState(1), reset);
            var loss = outputs.GetType().GetProperties().Select(property => ((Tensor)property.GetValue(outputs)!).pow(2).sum()).Aggregate((sum, term) => sum + term);
            (loss + hebb(state).pow(2).sum()).backward();
            return network.named_parameters().ToDictionary(pair => pair.name, pair => pair.parameter.grad!.clone());
        }

        var expected = Gradients(Execution.Reference);
        foreach (var (name, gradient) in Gradients(Execution.Fused)) Tensors.Close(expected[name], gradient, 1e-10, name);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_error_of_one_member_is_the_callers(bool own)
    {
        KernelOptions.OwnThreads = own;
        var error = Assert.Throws<InvalidOperationException>(() => Workers.Run(2, (team, member) =>
        {
            if (member == team.Size - 1) throw new InvalidOperationException("member 1");
            team.Meet();
        }));
        Assert.Equal("member 1", error.Message);
        var (members, size) = (0, 0);
        Workers.Run(2, (team, _) =>
        {
            team.Meet();
            size = team.Size;
            Interlocked.Increment(ref members);
        });
        Assert.Equal(size, members);
    }

    [Fact]
    public void Work_within_work_runs_alone()
    {
        var sizes = new System.Collections.Concurrent.ConcurrentBag<int>();
        Workers.Run(2, (_, _) => Workers.Run(2, (inner, _) => sizes.Add(inner.Size)));
        Assert.All(sizes, size => Assert.Equal(1, size));
    }
}
