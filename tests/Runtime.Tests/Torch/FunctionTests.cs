using System.Runtime.InteropServices;
using Backpropamine.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Torch;

/// <summary>Custom functions: the runtime's nodes in autograd's graph rely on this.</summary>
public class FunctionTests
{
    [Fact]
    public void A_node_gives_gradients_of_its_own_from_what_it_saved()
    {
        var x = tensor(new float[] { 1, 2, 3 }, requires_grad: true);
        Node.Square.Run(x)[0].sum().backward();
        Assert.Equal([2, 4, 6], x.grad!.data<float>());
    }

    [Fact]
    public void The_forward_pass_of_a_node_records_nothing()
    {
        var recorded = true;
        var node = Node.Identity with { Forward = (_, x) => [x[0].mul(One(() => recorded = is_grad_enabled()))] };
        Assert.True(node.Run(ones(1, requires_grad: true))[0].requires_grad);
        Assert.False(recorded);
    }

    [Fact]
    public void A_gradient_that_nobody_wants_comes_as_an_invalid_tensor()
    {
        var came = new List<bool>();
        var node = new Node((_, x) => [x[0] + x[0], x[0].exp()], (_, given) =>
        {
            came.AddRange(given.Select(gradient => !gradient.IsInvalid));
            return [given[0].clone()];
        });
        var x = ones(2, requires_grad: true);
        node.Run(x)[0].sum().backward();
        Assert.Equal([true, false], came);
        Assert.Equal([1, 1], x.grad!.data<float>());
    }

    [Fact]
    public void A_gradient_that_a_node_leaves_out_is_none()
    {
        Tensor x = ones(2, requires_grad: true), y = ones(2, requires_grad: true);
        new Node((_, z) => [z[0] + z[1]], (_, given) => [given[0].clone(), null]).Run(x, y)[0].sum().backward();
        Assert.Equal([1, 1], x.grad!.data<float>());
        Assert.Null(y.grad);
    }

    [Fact]
    public void A_gradient_of_another_shape_is_an_error_of_backward_and_the_process_goes_on()
    {
        var x = ones(2, requires_grad: true);
        var y = (Node.Identity with { Backward = (_, _) => [zeros([])] }).Run(x)[0].sum();
        Assert.Contains("invalid gradient", Assert.Throws<ExternalException>(() => y.backward()).Message);
        Assert.Null(x.grad);
        Node.Identity.Run(x)[0].sum().backward();
        Assert.Equal([1, 1], x.grad!.data<float>());
    }

    [Fact]
    public unsafe void What_a_node_has_saved_stays_where_it_was_after_its_handle_is_gone()
    {
        nint before = 0, after = 0;
        var node = new Node(
            (context, x) =>
            {
                var made = x[0].exp();
                context.save_for_backward([made]);
                before = (nint)Address.Of<float>(made);
                return [x[0].clone(), made];
            },
            (context, given) =>
            {
                after = (nint)Address.Of<float>(context.get_saved_variables()[0]);
                return [given[0].clone()];
            });
        var x = ones(1000, requires_grad: true);
        Tensor loss;
        using (NewDisposeScope()) loss = node.Run(x)[0].sum().MoveToOuterDisposeScope();
        loss.backward();
        Assert.True(before != 0 && before == after);
    }

    [Fact]
    public void What_a_node_has_saved_and_somebody_changed_is_an_error_when_it_is_read()
    {
        var message = "";
        var node = Node.Square with
        {
            Backward = (context, given) =>
            {
                try
                {
                    context.get_saved_variables();
                }
                catch (ExternalException error)
                {
                    message = error.Message;
                }

                return [given[0].clone()];
            },
        };
        var x = ones(2, requires_grad: true);
        var y = node.Run(x)[0].sum();
        using (no_grad()) x.add_(1);
        y.backward();
        Assert.Contains("modified by an inplace operation", message);
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
            var made = new Node(
                (context, x) =>
                {
                    var result = x[0].exp();
                    context.save_for_backward([savesItsResult ? result : x[0]]);
                    return [result];
                },
                (_, given) => [given[0].clone()]);
            made.Run(ones(2, requires_grad: true))[0].sum().backward();
            return new WeakReference(made);
        }
    }

    [Fact]
    public void What_a_node_has_saved_is_freed_with_the_graph()
    {
        const int Numbers = 16 << 20;
        var node = new Node(
            (context, x) =>
            {
                context.save_for_backward([zeros(Numbers)]);
                return [x[0].clone()];
            },
            (_, given) => [given[0].clone()]);
        var x = ones(1, requires_grad: true);
        var before = Environment.WorkingSet;
        for (var i = 0; i < 30; i++)
        {
            using var scope = NewDisposeScope();
            node.Run(x)[0].sum().backward();
        }

        Assert.InRange(Environment.WorkingSet - before, long.MinValue, 10L * Numbers * sizeof(float));
    }

    [Fact]
    public void An_input_that_is_also_a_result_stays_the_users_own()
    {
        var x = ones(2, requires_grad: true);
        var inner = x.mul(3);
        var passed = Assert.Single(new Node((_, z) => [z[0]], (_, given) => [given[0].mul(5)]).Run(inner));
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
        var node = new Node((_, x) => [x[0].clone()], (_, _) => [reached]);
        var token = Node.Identity.Run(ones(1, requires_grad: true))[0];
        (node.Run(token)[0].sum() + node.Run(token)[0].sum() + node.Run(token)[0].sum()).backward();
        Assert.False(reached.IsInvalid);
        Assert.Equal(0, reached.ToSingle());
    }

    [Fact]
    public void A_node_may_dispose_of_what_it_is_given_and_later_of_what_it_returned()
    {
        Tensor? returned = null;
        var node = Node.Identity with
        {
            Backward = (_, given) =>
            {
                returned = given[0].mul(3);
                given[0].Dispose();
                return [returned];
            },
        };
        var x = ones(2, requires_grad: true);
        node.Run(x)[0].sum().backward();
        returned!.Dispose();
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
            var results = new Node(
                (_, x) => [x[0].clone(), x[0].clone()],
                (_, _) =>
                {
                    order.Add(step);
                    return [zeros(1)];
                }).Run(token);
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
        var node = Node.Identity with
        {
            Backward = (_, given) =>
            {
                asked.Add(is_grad_enabled());
                return [given[0].clone()];
            },
        };
        var x = ones(1, requires_grad: true);
        var y = node.Run(x)[0].sum();
        autograd.grad([y], [x], create_graph: true, retain_graph: true);
        y.backward();
        Assert.Equal([true, false], asked);
    }

    [Fact]
    public void A_backward_pass_may_make_a_graph_and_take_its_gradients()
    {
        var node = new Node(
            (context, x) =>
            {
                context.save_for_backward([x[0]]);
                return [x[0].pow(3)];
            },
            (context, given) =>
            {
                using var mode = enable_grad();
                var x = context.get_saved_variables()[0].detach().requires_grad_();
                return [autograd.grad([x.pow(3)], [x], [given[0]], allow_unused: true)[0]];
            });
        var x = tensor(new double[] { 2 }, requires_grad: true);
        node.Run(x)[0].sum().backward();
        Assert.Equal(12, x.grad!.ToDouble());
    }

    [Fact]
    public void A_backward_pass_runs_on_the_callers_thread()
    {
        var thread = 0;
        var node = Node.Identity with
        {
            Backward = (_, given) =>
            {
                thread = Environment.CurrentManagedThreadId;
                return [given[0].clone()];
            },
        };
        node.Run(ones(1, requires_grad: true))[0].sum().backward();
        Assert.Equal(Environment.CurrentManagedThreadId, thread);
    }

    [Fact]
    public void Where_nothing_wants_a_gradient_there_is_no_node()
    {
        Assert.False(Node.Square.Run(ones(2))[0].requires_grad);
        using (no_grad()) Assert.False(Node.Square.Run(ones(2, requires_grad: true))[0].requires_grad);
    }

    [Fact]
    public void An_operation_of_Torchs_own_behind_a_node_tells_of_a_graph_that_was_freed()
    {
        var x = ones(1, requires_grad: true);
        var y = Node.Identity.Run(x)[0].mul(ones(1));
        y.backward();
        Assert.Contains("second time", Assert.Throws<ExternalException>(() => y.backward()).Message);
    }

    private static Tensor One(Action before)
    {
        before();
        return ones(1);
    }
}
