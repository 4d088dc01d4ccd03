using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.SystemTorch.Tests;

public class LifetimeTests
{
    /// <summary>Undisposed expressions while another thread collects: a handle freed in mid-call would crash or give wrong numbers.</summary>
    [SystemTorchFact]
    public void NothingIsFreedInMidCall() => WhileCollecting(() =>
    {
        for (var i = 0; i < 4000; i++)
        {
            var sum = (ones(16) * 2 + 1).exp().log().add(ones(16), 0.5).sum();
            Assert.Equal(56, sum.ToSingle(), 1e-3);
            Assert.Equal(3, cat([ones(1), ones(2)]).sum().ToInt32());
            Assert.Equal(2, ones(4)[TensorIndex.Slice(1, 3)].sum().ToInt32());
        }
    });

    [SystemTorchFact]
    public void GraphsSurviveTheCollector() => WhileCollecting(() =>
    {
        for (var i = 0; i < 1500; i++)
        {
            var x = full(8, 3.0f, requires_grad: true);
            Square.apply(x + 0).sum().backward();
            Assert.Equal([6, 6, 6, 6, 6, 6, 6, 6], x.grad!.Floats());
        }
    });

    [SystemTorchFact]
    public void AScopeAStepDoesNotGrow()
    {
        using var noGrad = no_grad();
        var x = zeros(4);
        var before = Tensor.TotalCount;
        for (var i = 0; i < 20_000; i++)
        {
            using var scope = NewDisposeScope();
            _ = (x + 1).tanh() * 2;
        }

        Assert.InRange(Tensor.TotalCount - before, long.MinValue, 10);
    }

    [SystemTorchFact]
    public void AReleasedGraphReleasesItsManagedNodes()
    {
        var node = Graph();
        for (var i = 0; i < 20 && node.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(node.IsAlive);

        static WeakReference Graph()
        {
            var payload = new object();
            using var x = ones(2, requires_grad: true);
            using var y = Remember.apply(x, payload);
            return new WeakReference(payload);
        }
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
