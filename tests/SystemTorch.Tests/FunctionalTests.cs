using TorchSharp;
using static Backpropamine.SystemTorch.Tests.Numbers;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Backpropamine.SystemTorch.Tests;

public class FunctionalTests
{
    [Fact]
    public void Losses()
    {
        Close([2.5], F.mse_loss(Row(1, 2), Row(2, 4)));
        Close([1, 4], F.mse_loss(Row(1, 2), Row(2, 4), nn.Reduction.None));
        Close([3], F.l1_loss(Row(1, 2), Row(2, 4), nn.Reduction.Sum));
        Close([Math.Log(2)], F.cross_entropy(zeros(1, 2), tensor(new long[] { 1 })));
        Close([1.5], F.nll_loss(Matrix(new float[,] { { -1, -1.5f } }), tensor(new long[] { 1 })));
        Close([Math.Log(2)], F.binary_cross_entropy_with_logits(Row(0), Row(1)));
    }

    [Fact]
    public void AffineAndActivations()
    {
        Close([1 + 2 * 3 + 10], F.linear(Row(1, 2), Matrix(new float[,] { { 1, 3 } }), Row(10)));
        Assert.Equal([0, 2], F.relu(Row(-1, 2)).Floats());
        Close([Math.Tanh(0.5)], F.tanh(Row(0.5f)));
        Close([0.5, 0.5], F.softmax(Row(1, 1), 0));
        Assert.Equal([1, 1], F.dropout(ones(2), 0.5, training: false).Floats());
    }

    [Fact]
    public void CategoricalHasItsMoments()
    {
        manual_seed(3);
        var p = Row(0.2f, 0.8f);
        var distribution = distributions.Categorical(probs: p.expand(4000, 2));
        var sample = distribution.sample();
        Assert.Equal([4000], sample.shape);
        Assert.Equal(0.8, sample.@float().mean().ToDouble(), 0.03);
        Close([-(0.2 * Math.Log(0.2) + 0.8 * Math.Log(0.8))], distribution.entropy()[0], 1e-5);
        Close([Math.Log(0.8)], distribution.log_prob(ones(4000))[0], 1e-5);
    }

    [Fact]
    public void CategoricalFromLogitsIsDifferentiable()
    {
        var logits = Row(0, 1).requires_grad_();
        var distribution = distributions.Categorical(logits: logits);
        Close([1 / (1 + Math.E), Math.E / (1 + Math.E)], distribution.probs, 1e-6);
        distribution.log_prob(tensor(1L)).backward();
        Close([-1 / (1 + Math.E), 1 / (1 + Math.E)], logits.grad!, 1e-6);
    }
}
