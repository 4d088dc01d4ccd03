using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Torch;

/// <summary>Torch on several threads.</summary>
public class ThreadTests
{
    [Fact]
    public void Whether_gradients_are_recorded_is_each_threads_own()
    {
        using var mode = no_grad();
        var elsewhere = false;
        OnThreads(1, _ =>
        {
            elsewhere = is_grad_enabled();
            using var other = no_grad();
        });
        Assert.True(elsewhere);
        Assert.False(is_grad_enabled());
    }

    [Fact]
    public void Graphs_of_several_threads_go_backward_side_by_side()
    {
        OnThreads(4, thread =>
        {
            for (var i = 0; i < 300; i++)
            {
                using var scope = NewDisposeScope();
                var x = full(4, thread + 1f, requires_grad: true);
                Node.Square(x).sum().backward();
                Assert.Equal(2 * (thread + 1), x.grad![0].ToSingle());
            }
        });
    }

    [Fact]
    public void Graphs_of_several_threads_meet_in_one_parameter()
    {
        var x = ones(4, requires_grad: true);
        OnThreads(4, _ =>
        {
            for (var i = 0; i < 100; i++)
            {
                using var scope = NewDisposeScope();
                Node.Square(x).sum().backward();
            }
        });
        Assert.Equal([800, 800, 800, 800], x.grad!.data<float>());
    }

    [Fact]
    public void A_graph_made_on_one_thread_goes_backward_on_another()
    {
        var x = ones(2, requires_grad: true);
        var y = Node.Square(x).sum();
        OnThreads(1, _ => y.backward());
        Assert.Equal([2, 2], x.grad!.data<float>());
    }

    private static void OnThreads(int count, Action<int> work)
    {
        var errors = new Exception?[count];
        var threads = Enumerable.Range(0, count).Select(i => new Thread(() => errors[i] = Record.Exception(() => work(i)))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.All(errors, Assert.Null);
    }
}
