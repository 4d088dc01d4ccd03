using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.SystemTorch.Tests;

public class ErrorTests
{
    [Fact]
    public void WrongShapesGiveLibTorchsMessage()
    {
        var error = Assert.Throws<ExternalException>(() => zeros(2, 3).mm(zeros(2, 3)));
        Assert.Contains("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)", error.Message);
        error = Assert.Throws<ExternalException>(() => zeros(2) + zeros(3));
        Assert.Contains("must match the size of tensor b", error.Message);
    }

    [Fact]
    public void AViewOfTheWrongSizeGivesLibTorchsMessage()
    {
        var error = Assert.Throws<ExternalException>(() => zeros(2, 3).view(4));
        Assert.Contains("shape '[4]' is invalid for input of size 6", error.Message);
    }

    [Fact]
    public void BackwardWithoutAGraphIsRefused()
    {
        var error = Assert.Throws<ExternalException>(() => zeros(1).backward());
        Assert.Contains("does not require grad", error.Message);
    }

    [Fact]
    public void ALeafThatNeedsItsGradientCannotChangeInPlace()
    {
        var leaf = zeros(2, requires_grad: true);
        var error = Assert.Throws<ExternalException>(() => leaf.add_(1));
        Assert.Contains("a leaf Variable that requires grad is being used in an in-place operation", error.Message);
    }

    [Fact]
    public void AnErrorLeavesTheNextCallAlone()
    {
        for (var i = 0; i < 100; i++)
        {
            Assert.Throws<ExternalException>(() => zeros(2).mm(zeros(2)));
            Assert.Equal(2, (ones(1) + 1).ToSingle());
        }
    }

    [Fact]
    public void ADisposedTensorIsRefused()
    {
        var gone = zeros(2);
        gone.Dispose();
        gone.Dispose();
        Assert.True(gone.IsInvalid);
        Assert.Throws<InvalidOperationException>(() => gone + 1);
        Assert.Throws<InvalidOperationException>(() => zeros(2) + gone);
        Assert.Throws<InvalidOperationException>(() => gone.shape);
    }

    [Fact]
    public void AMissingOperandIsRefused() => Assert.Throws<NullReferenceException>(() => zeros(2).mm(null!));

    [Fact]
    public void APositionOutOfRangeGivesLibTorchsMessage()
    {
        var error = Assert.Throws<ExternalException>(() => zeros(2, 3)[5]);
        Assert.Contains("index 5 out of range for tensor of size [2, 3] at dimension 0", error.Message);
    }

    [Fact]
    public void AMissingCudaDeviceIsRefused()
    {
        if (cuda.is_available()) Assert.True(cuda.device_count() > 0);
        else Assert.Throws<InvalidOperationException>(() => zeros(1, device: device("cuda")));
    }
}
