using System.Runtime.InteropServices;
using TorchSharp;
using static Backpropamine.SystemTorch.Tests.Numbers;
using static TorchSharp.torch;

namespace Backpropamine.SystemTorch.Tests;

public class AutogradTests
{
    [Fact]
    public void BackwardFillsTheLeaves()
    {
        var x = tensor(new float[] { 1, 2 }, requires_grad: true);
        (x * x * x).sum().backward();
        Assert.Equal([3, 12], x.grad!.Floats());
        (x * 1).sum().backward();
        Assert.Equal([4, 13], x.grad!.Floats());
        x.grad = null;
        Assert.Null(x.grad);
    }

    [Fact]
    public void BackwardTakesAGradient()
    {
        var x = ones(3, requires_grad: true);
        autograd.backward(x * 2, Row(1, 2, 3));
        Assert.Equal([2, 4, 6], x.grad!.Floats());
    }

    [Fact]
    public void AGraphIsFreedUnlessRetained()
    {
        var x = ones(1, requires_grad: true);
        var y = x * x;
        autograd.backward([y], retain_graph: true);
        y.backward();
        Assert.Equal(4, x.grad!.ToSingle());
        Assert.Contains("second time", Assert.Throws<ExternalException>(() => y.backward()).Message);
    }

    [Fact]
    public void GradGivesHigherDerivatives()
    {
        var x = tensor(new[] { 2.0 }, requires_grad: true);
        var first = autograd.grad([x.pow(3).sum()], [x], create_graph: true, retain_graph: true)[0];
        Close([12], first);
        Close([12], autograd.grad([first.sum()], [x])[0]);
    }

    [Fact]
    public void AnUnusedInputHasAnInvalidGradient()
    {
        Tensor x = ones(1, requires_grad: true), unused = ones(1, requires_grad: true);
        var gradients = autograd.grad([(x * 2).sum()], [x, unused], allow_unused: true);
        Assert.Equal(2, gradients[0].ToSingle());
        Assert.True(gradients[1].IsInvalid);
    }

    [Fact]
    public void ModesNestAndEnd()
    {
        var x = ones(1, requires_grad: true);
        using (no_grad())
        {
            Assert.False((x * 2).requires_grad);
            using (enable_grad()) Assert.True((x * 2).requires_grad);
            Assert.False(is_grad_enabled());
        }

        using (inference_mode()) Assert.True(is_inference_mode_enabled());
        Assert.True((x * 2).requires_grad);
        Assert.False(x.detach().requires_grad);
    }

    [Fact]
    public void ACustomFunctionHasItsOwnBackward()
    {
        var x = Row(1, 2, 3).requires_grad_();
        Square.apply(x).sum().backward();
        Assert.Equal([2, 4, 6], x.grad!.Floats());
    }

    [Fact]
    public void ACustomFunctionIsDifferentiableTwice()
    {
        var x = Row(1, 2, 3).requires_grad_();
        var first = autograd.grad([Square.apply(x).sum()], [x], create_graph: true, retain_graph: true)[0];
        Assert.Equal([2, 2, 2], autograd.grad([first.sum()], [x])[0].Floats());
    }

    [Fact]
    public void AnObjectHasNoGradient()
    {
        var x = ones(2, requires_grad: true);
        Remember.apply(x, "text").sum().backward();
        Assert.Equal([1, 1], x.grad!.Floats());
    }

    [Fact]
    public void UndefinedGradientsAreZerosOrInvalid()
    {
        Tensor a = Row(2).requires_grad_(), b = Row(5).requires_grad_();
        SumAndProduct.Materialize = true;
        SumAndProduct.apply(a, b)[1].sum().backward();
        Assert.Equal([true, true], SumAndProduct.Defined);
        Assert.Equal(5, a.grad!.ToSingle());

        SumAndProduct.Materialize = false;
        SumAndProduct.apply(a, b)[0].sum().backward();
        Assert.Equal([true, false], SumAndProduct.Defined);
        Assert.Equal(6, a.grad!.ToSingle());
        Assert.Equal(3, b.grad!.ToSingle());
    }

    [Fact]
    public void ASavedTensorThatChangedIsNoticed()
    {
        var x = ones(2, requires_grad: true);
        var inner = x * 1;
        var y = (inner * inner).sum();
        inner.add_(1);
        Assert.Contains("modified by an inplace operation", Assert.Throws<ExternalException>(() => y.backward()).Message);
    }

    [Fact]
    public void WithoutGradientsACustomFunctionMakesNoNode()
    {
        Assert.False(Square.apply(ones(2)).requires_grad);
        using (no_grad()) Assert.False(Square.apply(ones(2, requires_grad: true)).requires_grad);
    }

    [Fact]
    public void GradientsOfInnerTensorsAreKeptOnRequest()
    {
        var x = ones(1, requires_grad: true);
        var inner = x * 2;
        inner.retain_grad();
        (inner * 3).sum().backward();
        Assert.Equal(3, inner.grad!.ToSingle());
        Assert.False(inner.is_leaf);
    }
}
