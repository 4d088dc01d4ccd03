using System.Runtime.InteropServices;
using Backpropamine.Kernels;
using Backpropamine.Runtime.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Torch;

/// <summary>What nodes of our own rely on in autograd's graph, as TorchSharp's native library lets us into it.</summary>
public class GraphTests
{
    [Fact]
    public void A_node_gives_gradients_of_its_own_from_what_it_saved()
    {
        var x = tensor(new float[] { 1, 2, 3 }, requires_grad: true);
        Node.Square(x).sum().backward();
        Assert.Equal([2, 4, 6], x.grad!.data<float>());
    }

    [Fact]
    public void A_result_that_nobody_used_has_no_gradient()
    {
        var came = new List<bool>();
        var node = new Node((_, given) =>
        {
            came.AddRange(given.Select(gradient => gradient is not null));
            return [given[0]!.clone()];
        });
        var x = ones(2, requires_grad: true);
        node.Make([x], inputs => ([inputs[0].clone(), inputs[0].exp()], []))[0].sum().backward();
        Assert.Equal([true, false], came);
        Assert.Equal([1, 1], x.grad!.data<float>());
    }

    [Fact]
    public void A_gradient_that_a_node_leaves_out_is_none()
    {
        Tensor x = ones(2, requires_grad: true), y = ones(2, requires_grad: true);
        new Node((_, given) => [given[0]!.clone(), null]).Make([x, y], inputs => ([inputs[0] + inputs[1]], []))[0].sum().backward();
        Assert.Equal([1, 1], x.grad!.data<float>());
        Assert.Null(y.grad);
    }

    [Fact]
    public void A_gradient_of_another_shape_is_an_error_of_backward_and_the_process_goes_on()
    {
        var x = ones(2, requires_grad: true);
        var y = Node.Identity(x, (_, _) => [zeros([])]).sum();
        Assert.Contains("invalid gradient", Assert.Throws<ExternalException>(() => y.backward()).Message);
        Assert.Null(x.grad);
        Node.Identity(x).sum().backward();
        Assert.Equal([1, 1], x.grad!.data<float>());
    }

    [Fact]
    public void An_exception_in_a_backward_pass_does_not_cross_the_native_frames()
    {
        var x = ones(2, requires_grad: true);
        var node = new Node((_, _) => throw new InvalidOperationException("no gradient"));
        node.Make([x], inputs => ([inputs[0].clone()], []))[0].sum().backward();
        Assert.Equal("no gradient", node.Error!.Message);
        Assert.Null(x.grad);
    }

    [Fact]
    public unsafe void What_a_node_has_saved_stays_where_it_was_after_its_handle_is_gone()
    {
        nint before = 0, after = 0;
        var node = new Node((saved, given) =>
        {
            after = (nint)Address.Of<float>(saved()[0]);
            return [given[0]!.clone()];
        });
        Tensor loss;
        using (NewDisposeScope())
        {
            loss = node.Make([ones(1000, requires_grad: true)], inputs =>
            {
                var saved = inputs[0].exp();
                before = (nint)Address.Of<float>(saved);
                return ([inputs[0].clone()], [saved]);
            })[0].sum().MoveToOuterDisposeScope();
        }

        loss.backward();
        Assert.True(before != 0 && before == after);
    }

    [Fact]
    public void What_a_node_has_saved_and_somebody_changed_is_an_error_when_it_is_read()
    {
        Exception? error = null;
        var x = ones(2, requires_grad: true);
        var y = Node.Square(x, (saved, _) =>
        {
            error = Record.Exception(() => saved());
            return [null];
        }).sum();
        using (no_grad()) x.add_(1);
        y.backward();
        Assert.Contains("modified by an inplace operation", Assert.IsType<ExternalException>(error).Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_graph_that_is_let_go_lets_its_nodes_go(bool savesItsResult)
    {
        var node = Graph();
        for (var i = 0; i < 20 && node.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(node.IsAlive);

        WeakReference Graph()
        {
            using var scope = NewDisposeScope();
            var made = new Node((_, given) => [given[0]!.clone()]);
            made.Make([ones(2, requires_grad: true)], inputs =>
            {
                var result = inputs[0].exp();
                return ([result], [savesItsResult ? result : inputs[0]]);
            })[0].sum().backward();
            return new WeakReference(made);
        }
    }

    [NativeHeapFact]
    public void What_a_node_has_saved_is_freed_with_the_graph()
    {
        const int Numbers = 4 << 20;
        var x = ones(1, requires_grad: true);
        var before = NativeHeap.InUse();
        for (var i = 0; i < 3; i++)
        {
            using var scope = NewDisposeScope();
            new Node((_, given) => [given[0]!.clone()]).Make([x], inputs => ([inputs[0].clone()], [zeros(Numbers)]))[0].sum().backward();
        }

        Assert.InRange(NativeHeap.InUse() - before, long.MinValue, Numbers * sizeof(float) / 2);
    }

    [Fact]
    public void An_input_that_is_also_a_result_stays_the_users_own()
    {
        var x = ones(2, requires_grad: true);
        var inner = x.mul(3);
        var passed = Assert.Single(new Node((_, given) => [given[0]!.mul(5)]).Make([inner], inputs => (inputs, [])));
        autograd.backward([passed.sum()], retain_graph: true);
        Assert.Equal([15, 15], x.grad!.data<float>());
        x.grad = null;
        inner.sum().backward();
        Assert.Equal([3, 3], x.grad!.data<float>());
    }

    [Fact]
    public void A_gradient_that_several_nodes_return_is_not_changed()
    {
        using var reached = zeros(1);
        var token = Node.Identity(ones(1, requires_grad: true));
        Tensor Next() => Node.Identity(token, (_, _) => [reached.alias()]).sum();
        (Next() + Next() + Next()).backward();
        Assert.Equal(0, reached.ToSingle());
    }

    [Fact]
    public void A_gradient_is_its_tensors_own_after_the_next_pass_has_freed_the_handle()
    {
        Tensor x = ones(2, requires_grad: true), y = ones(2, requires_grad: true);
        Tensor? returned = null;
        Node.Identity(x, (_, given) => [returned = given[0]!.mul(3)]).sum().backward();
        Node.Identity(y).sum().backward();
        Assert.True(returned!.IsInvalid);
        Assert.Equal([3, 3], x.grad!.data<float>());
    }

    [Fact]
    public void Nodes_on_a_thread_of_tokens_run_backward_from_the_last_to_the_first()
    {
        var order = new List<int>();
        var token = ones(1, requires_grad: true);
        var loss = zeros(1);
        for (var i = 0; i < 5; i++)
        {
            var step = i;
            var results = new Node((_, _) =>
            {
                order.Add(step);
                return [zeros(1)];
            }).Make([token], inputs => ([inputs[0].clone(), inputs[0].clone()], []));
            token = results[0];
            loss += results[1];
        }

        autograd.backward([loss], retain_graph: true);
        Assert.Equal([4, 3, 2, 1, 0], order);
        loss.backward();
        Assert.Equal([4, 3, 2, 1, 0, 4, 3, 2, 1, 0], order);
    }

    [Fact]
    public void A_backward_pass_tells_whether_it_will_be_differentiated()
    {
        var asked = new List<bool>();
        var x = ones(1, requires_grad: true);
        var y = Node.Identity(x, (_, given) =>
        {
            asked.Add(is_grad_enabled());
            return [given[0]!.clone()];
        }).sum();
        autograd.grad([y], [x], create_graph: true, retain_graph: true);
        y.backward();
        Assert.Equal([true, false], asked);
    }

    [Fact]
    public void A_backward_pass_may_make_a_graph_and_take_its_gradients()
    {
        var x = tensor(new double[] { 2 }, requires_grad: true);
        var node = new Node((saved, given) =>
        {
            using var mode = enable_grad();
            var again = saved()[0].detach().requires_grad_();
            return [autograd.grad([again.pow(3)], [again], [given[0]!], allow_unused: true)[0]];
        });
        node.Make([x], inputs => ([inputs[0].pow(3)], inputs))[0].sum().backward();
        Assert.Equal(12, x.grad!.ToDouble());
    }

    [Fact]
    public void A_backward_pass_runs_on_the_callers_thread()
    {
        var thread = 0;
        Node.Identity(ones(1, requires_grad: true), (_, given) =>
        {
            thread = Environment.CurrentManagedThreadId;
            return [given[0]!.clone()];
        }).sum().backward();
        Assert.Equal(Environment.CurrentManagedThreadId, thread);
    }

    [Fact]
    public void An_operation_of_Torchs_own_behind_a_node_tells_of_a_graph_that_was_freed()
    {
        var y = Node.Identity(ones(1, requires_grad: true)).mul(ones(1));
        y.backward();
        Assert.Contains("second time", Assert.Throws<ExternalException>(() => y.backward()).Message);
    }
}
