using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.SystemTorch.Tests;

public class ModuleTests
{
    [Fact]
    public void FieldsAreRegisteredUnderTheirNames()
    {
        var net = new TwoLayers();
        Assert.Equal(["scale", "inner.weight", "inner.bias"], net.named_parameters().Select(named => named.name));
        Assert.Equal(["scale", "inner.weight", "inner.bias", "shift"], net.state_dict().Keys.OrderBy(key => key == "shift"));
        Assert.Equal(["inner"], net.named_children().Select(named => named.name));
        Assert.True(net.has_parameter("inner.bias"));
        Assert.Same(net.get_parameter("scale"), net.Scale);
        Assert.Null(net.get_parameter("nothing"));
        Assert.NotNull(net.get_buffer("shift"));
        Assert.Equal("TwoLayers", net.GetName());
    }

    [Fact]
    public void ALinearLayerComputesItsFormula()
    {
        var layer = nn.Linear(3, 2);
        var x = randn(5, 3);
        Assert.True(layer.call(x).allclose(x.mm(layer.weight!.t()) + layer.bias!, atol: 1e-6));
        Assert.InRange(layer.weight!.abs().max().ToSingle(), 0, 1 / MathF.Sqrt(3));
        Assert.Null(nn.Linear(3, 2, hasBias: false).bias);
    }

    [Fact]
    public void MovingReplacesTheParametersAndTheirFields()
    {
        var net = new TwoLayers();
        var before = net.Scale;
        net.to(float64);
        Assert.True(before.IsInvalid);
        Assert.Equal(float64, net.Scale.dtype);
        Assert.Same(net.Scale, net.get_parameter("scale"));
        Assert.Equal(float64, net.call(zeros(1, 3, dtype: float64)).dtype);
    }

    [Fact]
    public void MovingToTheSameTypeKeepsTheParameters()
    {
        var net = new TwoLayers();
        var before = net.Scale;
        net.to(float32).to(CPU);
        Assert.Same(before, net.Scale);
    }

    [Fact]
    public void MovingTakesTheGradientAlong()
    {
        var net = new TwoLayers();
        net.call(ones(1, 3)).sum().backward();
        net.to(float64);
        Assert.Equal(float64, net.Scale.grad!.dtype);
        Assert.True(net.Scale.requires_grad && net.Scale.is_leaf);
    }

    [Fact]
    public void AModuleMovesToTheMetaDevice()
    {
        var net = new GetOnly();
        net.to(META);
        Assert.True(net.Weight.is_meta);
        Assert.Equal([2], net.call(zeros(2, device: META)).shape);
    }

    [Fact]
    public void OnlyFloatingTypesAreAccepted() => Assert.Throws<ArgumentException>(() => new TwoLayers().to(int64));

    [Fact]
    public void AnOptimizerMadeBeforeMovingFails()
    {
        var net = new GetOnly();
        var optimizer = optim.Adam(net.parameters());
        net.to(float64);
        net.call(ones(2, dtype: float64)).sum().backward();
        Assert.ThrowsAny<Exception>(() => optimizer.step());
    }

    [Fact]
    public void RegisteringTwiceIsRefused()
    {
        var net = new GetOnly();
        Assert.Throws<InvalidOperationException>(() => net.register_parameter("weight", nn.Parameter(ones(1))));
        Assert.Throws<ArgumentException>(() => net.register_module("a.b", nn.Linear(1, 1)));
        Assert.Throws<ArgumentNullException>(() => net.register_buffer("nothing", null!));
    }

    [Fact]
    public void ZeroGradForgetsOrZeroes()
    {
        var net = new GetOnly();
        net.call(ones(2)).sum().backward();
        net.zero_grad(set_to_none: false);
        Assert.Equal([0, 0], net.Weight.grad!.Floats());
        net.zero_grad();
        Assert.Null(net.Weight.grad);
    }

    [Fact]
    public void HooksRunInCallOnly()
    {
        var net = new GetOnly();
        var remover = net.register_forward_hook((_, _, result) => result + 1);
        Assert.Equal([2, 2], net.call(ones(2)).Floats());
        Assert.Equal([1, 1], net.forward(ones(2)).Floats());
        remover.remove();
        Assert.Equal([1, 1], net.call(ones(2)).Floats());
    }

    [Fact]
    public void TrainingIsRecursive()
    {
        var net = new TwoLayers();
        net.eval();
        Assert.False(net.training);
        Assert.All(net.children(), child => Assert.False(child.training));
    }

    [Fact]
    public void ASequentialRunsItsModulesInOrder()
    {
        var net = nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 1));
        Assert.Equal(["0.weight", "0.bias", "2.weight", "2.bias"], net.named_parameters().Select(named => named.name));
        Assert.Equal([3, 1], net.call(randn(3, 2)).shape);
        Assert.Equal(3, net.Count);
    }

    [Fact]
    public void DisposingAModuleDisposesItsParameters()
    {
        var net = new TwoLayers();
        var scale = net.Scale;
        net.Dispose();
        Assert.True(scale.IsInvalid);
    }

    [Fact]
    public void InitialisersFillInPlace()
    {
        var weight = empty(50, 40);
        nn.init.kaiming_uniform_(weight, a: Math.Sqrt(5));
        Assert.InRange(weight.abs().max().ToDouble(), 0.9 / Math.Sqrt(40), 1 / Math.Sqrt(40));
        Assert.Equal(50, nn.init.ones_(weight)[TensorIndex.Colon, 0].sum().ToSingle());
        nn.init.normal_(weight, 3, 0.1);
        Assert.Equal(3, weight.mean().ToDouble(), 0.02);
        Assert.Equal((40, 50), nn.init.CalculateFanInAndFanOut(weight));
        Assert.Equal(Math.Sqrt(1.0 / 3), nn.init.calculate_gain(nn.init.NonlinearityType.LeakyReLU, Math.Sqrt(5)), 1e-12);
    }
}
