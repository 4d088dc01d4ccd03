using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.SystemTorch.Tests;

public class DisposeScopeTests
{
    [Fact]
    public void AScopeDisposesWhatWasMadeInIt()
    {
        Tensor inner, kept, outside = zeros(1);
        using (var scope = NewDisposeScope())
        {
            inner = outside + 1;
            kept = (inner * 2).DetachFromDisposeScope();
            Assert.Equal(1, scope.DisposablesCount);
        }

        Assert.True(inner.IsInvalid);
        Assert.Equal(2, kept.ToSingle());
        Assert.False(outside.IsInvalid);
    }

    [Fact]
    public void ATensorMovesToTheOuterScope()
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
    public void MovingOutOfTheOutermostScopeDetaches()
    {
        Tensor moved;
        using (NewDisposeScope()) moved = zeros(1).MoveToOuterDisposeScope();
        Assert.False(moved.IsInvalid);
    }

    [Fact]
    public void ATensorMovesToTheScopeOfAnother()
    {
        using var outer = NewDisposeScope();
        var anchor = zeros(1);
        Tensor follower;
        using (NewDisposeScope()) follower = zeros(1).MoveToOtherDisposeScope(anchor);
        Assert.False(follower.IsInvalid);
        Assert.True(outer.Contains(follower));
    }

    [Fact]
    public void AScopeForgetsATensorThatMovesToItUnlessItIsTakenOutFirst()
    {
        using var scope = NewDisposeScope();
        using var lost = zeros(1);
        lost.MoveToOtherDisposeScope(zeros(1));
        Assert.False(scope.Contains(lost));

        var kept = zeros(1);
        kept.DetachFromDisposeScope().MoveToOtherDisposeScope(zeros(1));
        Assert.True(scope.Contains(kept));
    }

    [Fact]
    public void EverythingButTheKeptIsDisposed()
    {
        using var scope = NewDisposeScope();
        Tensor a = zeros(1), b = zeros(1);
        scope.DisposeEverythingBut(b);
        Assert.True(a.IsInvalid);
        Assert.False(b.IsInvalid);
    }

    [Fact]
    public void ScopesBelongToTheirThread()
    {
        using var scope = NewDisposeScope();
        Tensor? elsewhere = null;
        var thread = new Thread(() =>
        {
            Assert.Null(CurrentDisposeScope);
            elsewhere = zeros(1);
        });
        thread.Start();
        thread.Join();
        Assert.Equal(0, scope.DisposablesCount);
        Assert.False(elsewhere!.IsInvalid);
    }

    [Fact]
    public void AParameterMadeInAScopeDiesWithIt()
    {
        TorchSharp.Modules.Parameter parameter, detached;
        using (NewDisposeScope())
        {
            parameter = nn.Parameter(zeros(2));
            detached = nn.Parameter(zeros(2));
            detached.DetachFromDisposeScope();
        }

        Assert.True(parameter.IsInvalid);
        Assert.False(detached.IsInvalid);
    }

    [Fact]
    public void ALinearLayerMadeInAScopeLives()
    {
        TorchSharp.Modules.Linear layer;
        using (NewDisposeScope()) layer = nn.Linear(2, 3);
        Assert.Equal([1, 3], layer.call(zeros(1, 2)).shape);
    }

    [Fact]
    public void AGradientFetchedInAScopeDoesNotHarmTheOriginal()
    {
        var x = zeros(2, requires_grad: true);
        x.sum().backward();
        using (NewDisposeScope()) Assert.Equal([1, 1], x.grad!.Floats());
        Assert.Equal([1, 1], x.grad!.Floats());
    }

    [Fact]
    public void ADisposedScopeIsRefused()
    {
        var scope = NewDisposeScope();
        scope.Dispose();
        Assert.Throws<ObjectDisposedException>(() => scope.Attach(zeros(1)));
    }

    [Fact]
    public void StatisticsCountWhatAThreadMakesInScopes()
    {
        DisposeScopeManager.Statistics.Reset();
        var outside = zeros(1);
        using (NewDisposeScope()) _ = (outside + 1).tanh();
        Assert.Equal(2, DisposeScopeManager.Statistics.CreatedInScopeCount);
    }
}
