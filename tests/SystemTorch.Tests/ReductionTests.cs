using TorchSharp;
using static Backpropamine.SystemTorch.Tests.Numbers;
using static TorchSharp.torch;

namespace Backpropamine.SystemTorch.Tests;

public class ReductionTests
{
    private readonly Tensor m = Matrix(new float[,] { { 1, 5, 2 }, { 4, 0, 6 } });

    [Fact]
    public void SumsAndMeans()
    {
        Assert.Equal(18, m.sum().ToSingle());
        Assert.Equal([5, 5, 8], m.sum(dim: 0).Floats());
        Assert.Equal([2, 1], m.sum(1, keepdim: true).shape);
        Assert.Equal(3, m.mean().ToSingle());
        Close([8.0 / 3, 10.0 / 3], m.mean([1]));
        Assert.Equal(18, m.sum(0, 1).ToSingle());
        Assert.Equal([1, 6, 8, 4, 4, 10], m.cumsum(1).Floats());
        Assert.Equal(ScalarType.Float64, m.sum(ScalarType.Float64).dtype);
    }

    [Fact]
    public void SpreadsAndNorms()
    {
        Close([Math.Sqrt(5.6)], m.std());
        Close([Math.Sqrt(14.0 / 3)], m.std(unbiased: false));
        Close([4.5, 12.5, 8], m.var(0));
        Close([Math.Sqrt(82)], m.norm());
    }

    [Fact]
    public void Extremes()
    {
        Assert.Equal(6, m.max().ToSingle());
        var (values, indexes) = m.max(1);
        Assert.Equal([5, 6], values.Floats());
        Assert.Equal([1L, 2L], indexes.data<long>().ToArray());
        Assert.Equal([1, 0, 2], m.min(0).values.Floats());
        Assert.Equal([1L, 2L], m.argmax(1).data<long>().ToArray());
        Assert.Equal([5, 6], m.amax(1).Floats());
        Assert.Equal([2L, 0L, 1L], m[1].argsort(-1, descending: true).data<long>().ToArray());
    }

    [Fact]
    public void SoftmaxSumsToOne()
    {
        Close([1, 1], m.softmax(1).sum(1));
        Close(m.softmax(1).log().@double().data<double>().ToArray(), m.log_softmax(1), 1e-5);
        Close([1 / (1 + Math.Exp(4) + Math.E)], m.softmax(1)[0, 0]);
    }

    [Fact]
    public void ShapesChange()
    {
        Assert.Equal([3, 2], m.t().shape);
        Assert.Equal([6], m.flatten().shape);
        Assert.Equal([1, 2, 3], m.unsqueeze(0).shape);
        Assert.Equal([2, 3], m.unsqueeze(0).squeeze(0).shape);
        Assert.Equal([3, 2], m.view(3, -1).shape);
        Assert.Equal([4, 2, 3], m.expand(4, 2, 3).shape);
        Assert.Equal([2, 6], cat([m, m], 1).shape);
        Assert.Equal([2, 2, 3], stack([m, m]).shape);
        Assert.Equal(3, m.unbind(1).Length);
        Assert.Equal([1, 3], m.split(1)[1].shape);
        Assert.Equal([4, 0, 6, 1, 5, 2], m.flip(0).Floats());
        Assert.Equal([1, 5, 2, 0, 0, 6], m.triu().Floats());
        Assert.Equal([4, 3], m.repeat(2, 1).shape);
        Assert.Equal([3, 2], m.permute(1, 0).shape);
        Assert.Equal([5, 2], m.narrow(1, 1, 2)[0].Floats());
    }

    [Fact]
    public void GatherScatterAndCount()
    {
        var index = tensor(new long[] { 1, 2 }).unsqueeze(1);
        Assert.Equal([5, 6], m.gather(1, index).Floats());
        Assert.Equal([0, 5, 0, 0, 0, 6], zeros(2, 3).scatter_(1, index, m.gather(1, index)).Floats());
        Assert.Equal([2, 1, 6, 4], m.index_select(1, tensor(new long[] { 2, 0 })).Floats());
        Assert.True((m > 5).any().ToBoolean());
        Assert.False((m > 5).all().ToBoolean());
        Assert.Equal(5, m.count_nonzero().ToInt64());
        Assert.True(m.isfinite().all().ToBoolean());
        Assert.Equal([0L, 1L, 0L], nn.functional.one_hot(tensor(1L), 3).data<long>().ToArray());
    }
}
