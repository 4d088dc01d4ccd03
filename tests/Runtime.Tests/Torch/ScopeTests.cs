using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Torch;

/// <summary>Dispose scopes: what they free, and how layers, states and gradients get out of them.</summary>
public class ScopeTests
{
    [Fact]
    public void A_scope_frees_what_was_made_in_it_but_for_what_was_taken_out()
    {
        Tensor inner, kept, outside = zeros(1);
        using (NewDisposeScope())
        {
            inner = outside + 1;
            kept = (inner * 2).DetachFromDisposeScope();
        }

        Assert.True(inner.IsInvalid);
        Assert.False(outside.IsInvalid);
        Assert.Equal(2, kept.ToSingle());
    }

    [Fact]
    public void A_tensor_that_moves_out_belongs_to_the_scope_around()
    {
        Tensor moved;
        using (NewDisposeScope())
        {
            using (NewDisposeScope()) moved = zeros(1).MoveToOuterDisposeScope();
            Assert.False(moved.IsInvalid);
        }

        Assert.True(moved.IsInvalid);
    }

    [Fact]
    public void A_tensor_that_moves_out_of_the_last_scope_belongs_to_nobody()
    {
        Tensor moved;
        using (NewDisposeScope()) moved = zeros(1).MoveToOuterDisposeScope();
        Assert.Equal(0, moved.ToSingle());
    }

    [Fact]
    public void A_tensor_that_is_taken_out_first_follows_another_into_its_scope()
    {
        Tensor anchor, follower, neighbour;
        using (NewDisposeScope())
        {
            anchor = zeros(1);
            using (NewDisposeScope()) follower = zeros(1).DetachFromDisposeScope().MoveToOtherDisposeScope(anchor);
            Assert.False(follower.IsInvalid);
            neighbour = zeros(1);
            neighbour.DetachFromDisposeScope().MoveToOtherDisposeScope(anchor);
        }

        Assert.True(follower.IsInvalid);
        Assert.True(neighbour.IsInvalid);
    }

    [Fact]
    public void A_tensor_that_follows_one_of_no_scope_belongs_to_nobody()
    {
        var anchor = zeros(1);
        Tensor follower;
        using (NewDisposeScope()) follower = zeros(1).DetachFromDisposeScope().MoveToOtherDisposeScope(anchor);
        Assert.Equal(0, follower.ToSingle());
    }

    [Fact]
    public void A_parameter_that_is_taken_out_outlives_the_scope_and_the_tensor_that_it_was_made_of()
    {
        Tensor values;
        TorchSharp.Modules.Parameter parameter;
        using (NewDisposeScope())
        {
            values = ones(2);
            parameter = new TorchSharp.Modules.Parameter(values);
            parameter.DetachFromDisposeScope();
        }

        Assert.True(values.IsInvalid);
        Assert.True(parameter.requires_grad);
        Assert.Equal([1, 1], parameter.data<float>());
    }

    [Fact]
    public void A_handle_that_is_read_in_a_scope_does_not_take_the_tensor_along()
    {
        using var layer = new Layer("Hidden", 2).With("weight", [2, 2], Initial.Symmetric, 1, ScalarType.Float32);
        using (NewDisposeScope()) layer["weight"].sum().backward();
        using (NewDisposeScope()) Assert.Equal(4, layer["weight"].grad!.sum().ToSingle());
        using (NewDisposeScope()) _ = layer.state_dict();
        Assert.Equal(4, layer["weight"].grad!.sum().ToSingle());
        Assert.False(layer["weight"].IsInvalid);
    }

    [Fact]
    public void A_backward_pass_works_in_scopes_of_its_own_within_the_callers()
    {
        var x = ones(2, requires_grad: true);
        DisposeScope? seen = null;
        Tensor? working = null;
        using (var scope = NewDisposeScope())
        {
            Node.Identity(x, (_, given) =>
            {
                seen = CurrentDisposeScope;
                using var own = NewDisposeScope();
                working = given[0]! + 1;
                return [working.mul(given[0]!).MoveToOuterDisposeScope()];
            }).sum().backward();
            Assert.Same(scope, seen);
            Assert.True(working!.IsInvalid);
        }

        Assert.Equal([2, 2], x.grad!.data<float>());
    }

    [Fact]
    public void A_scope_belongs_to_its_thread()
    {
        using var scope = NewDisposeScope();
        Tensor? elsewhere = null;
        var thread = new Thread(() =>
        {
            if (CurrentDisposeScope is null) elsewhere = zeros(1);
        });
        thread.Start();
        thread.Join();
        Assert.NotNull(elsewhere);
        Assert.False(scope.Contains(elsewhere));
    }
}
