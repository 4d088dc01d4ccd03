using Backpropamine.Kernels;
using Backpropamine.Runtime.Tests.Fused;
using Backpropamine.Runtime.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Torch;

/// <summary>How long tensors live, also while another thread collects garbage all the time: in a scope, with numbers that somebody keeps.</summary>
public class LifetimeTests
{
    private static readonly Scalar Half = 0.5, Two = 2;

    [Fact]
    public void Tensors_of_a_scope_outlive_the_collector() => WhileCollecting(() =>
    {
        for (var i = 0; i < 2000; i++)
        {
            using var scope = NewDisposeScope();
            var sum = ones(16).mul(Two).addcmul(ones(16), ones(16), Half).exp().log().sum();
            Assert.Equal(40, sum.ToSingle(), 1e-3);
            Assert.Equal(3, cat([ones(1), ones(2)]).sum().ToSingle());
        }
    });

    [Fact]
    public void A_graph_with_nodes_of_its_own_outlives_the_collector() => WhileCollecting(() =>
    {
        for (var i = 0; i < 1000; i++)
        {
            using var scope = NewDisposeScope();
            var x = ones(8, requires_grad: true);
            Node.Square(x.mul(Two)).sum().backward();
            Assert.All(x.grad!.data<float>().ToArray(), gradient => Assert.Equal(8, gradient));
        }
    });

    [Theory]
    [InlineData(Execution.Fused)]
    [InlineData(Execution.Reference)]
    public void A_network_trains_while_the_collector_runs(Execution execution) => WhileCollecting(() =>
    {
        using var network = new Retro(4, 6, dtype: float64) { Execution = execution };
        double? first = null;
        for (var i = 0; i < 100; i++)
        {
            using var scope = NewDisposeScope();
            network.zero_grad();
            var state = Scenario.Steps(network, network.InitialState(Scenario.Lanes), 0, 4);
            Scenario.Weigh(state.H.Hebb).backward();
            var gradient = Scenario.Weigh(network.H["alpha"].grad!).ToDouble();
            Assert.Equal(first ??= gradient, gradient);
        }
    });

    [Fact]
    public unsafe void A_second_handle_keeps_the_memory_of_the_first()
    {
        var first = arange(1000, float64);
        var second = first.alias();
        var (at, sharedAt) = ((nint)Address.Of<double>(first), (nint)Address.Of<double>(second));
        first.Dispose();
        Assert.True(first.IsInvalid);
        Assert.Equal(at, sharedAt);
        Assert.Equal(at, (nint)Address.Of<double>(second));
        Assert.Equal(499_500, second.sum().ToDouble());
        second.Dispose();
        second.Dispose();
    }

    [Fact]
    public void A_second_handle_belongs_to_the_graph_of_the_first()
    {
        var x = ones(2, requires_grad: true);
        var inner = x.mul(Two);
        var shared = inner.alias();
        inner.Dispose();
        shared.sum().backward();
        Assert.Equal([2, 2], x.grad!.data<float>());
    }

    [Fact]
    public unsafe void A_part_of_a_tensor_lies_within_it()
    {
        var whole = arange(12, float32).view(3, 4);
        var start = Address.Of<float>(whole);
        Assert.Equal((nint)(start + 4), (nint)Address.Of<float>(whole.narrow(0, 1, 2)));
        Assert.Equal((nint)(start + 8), (nint)Address.Of<float>(whole.select(0, 2)));
        Assert.True(whole.narrow(0, 1, 2).is_contiguous());
        Assert.False(whole.narrow(1, 1, 2).is_contiguous());
        start[5] = 50;
        Assert.Equal(50, whole[1, 1].ToSingle());
    }

    [NativeHeapFact]
    public void The_memory_of_a_tensor_is_freed_with_its_last_handle()
    {
        const int Numbers = 4 << 20;
        var before = NativeHeap.InUse();
        for (var i = 0; i < 3; i++)
        {
            var first = zeros(Numbers);
            var second = first.alias();
            first.Dispose();
            second.Dispose();
        }

        Assert.InRange(NativeHeap.InUse() - before, long.MinValue, Numbers * sizeof(float) / 2);
    }

    private static void WhileCollecting(Action body)
    {
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
            body();
        }
        finally
        {
            stop.Cancel();
            collector.Join();
        }
    }
}
