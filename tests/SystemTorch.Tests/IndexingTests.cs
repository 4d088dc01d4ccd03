using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.SystemTorch.Tests;

public class IndexingTests
{
    private readonly Tensor grid = arange(12, dtype: float32).view(3, 4);

    [Fact]
    public void IntegersSelect()
    {
        Assert.Equal([4, 5, 6, 7], grid[1].Floats());
        Assert.Equal(6, grid[1, 2].ToSingle());
        Assert.Equal(11, grid[-1, -1].ToSingle());
    }

    [Fact]
    public void SlicesHaveStartStopAndStep()
    {
        Assert.Equal([4, 5, 6, 7, 8, 9, 10, 11], grid[TensorIndex.Slice(1)].Floats());
        Assert.Equal([1, 3, 5, 7, 9, 11], grid[TensorIndex.Colon, TensorIndex.Slice(1, null, 2)].Floats());
        Assert.Equal([8, 9], grid[2.., ..2].Floats());
        Assert.Equal([3, 7, 11], grid[TensorIndex.Ellipsis, TensorIndex.Single(-1)].Floats());
    }

    [Fact]
    public void NoneAddsADimension() => Assert.Equal([3, 1, 4], grid[TensorIndex.Colon, TensorIndex.None].shape);

    [Fact]
    public void TensorsGatherAndMask()
    {
        Assert.Equal([8, 9, 10, 11, 0, 1, 2, 3], grid[tensor(new long[] { 2, 0 })].Floats());
        Assert.Equal([10, 11], grid[grid > 9].Floats());
        Assert.Equal([1, 6], grid[tensor(new long[] { 0, 1 }), tensor(new long[] { 1, 2 })].Floats());
    }

    [Fact]
    public void AssignmentWritesThrough()
    {
        grid[0, 0] = 5f;
        grid[1] = tensor(new float[] { 9, 9, 9, 9 });
        grid[TensorIndex.Slice(2), TensorIndex.Slice(null, 2)] = -1f;
        Assert.Equal([5, 1, 2, 3, 9, 9, 9, 9, -1, -1, 10, 11], grid.Floats());
        grid.index_put_(0, TensorIndex.Tensor(tensor(new long[] { 0, 2 })));
        Assert.Equal([0, 0, 0, 0, 9, 9, 9, 9, 0, 0, 0, 0], grid.Floats());
    }

    [Fact]
    public void ViewsShareMemory()
    {
        var column = grid.select(1, 0);
        column.fill_(7);
        Assert.Equal(7, grid[2, 0].ToSingle());
        Assert.Equal([7, 7, 7], column.Floats());
        Assert.False(column.is_contiguous());
        Assert.Equal([4], column.stride());
    }

    [Fact]
    public void AccessorsReadAndWriteStridedData()
    {
        var transposed = grid.t();
        var data = transposed.data<float>();
        Assert.Equal(12, data.Count);
        Assert.Equal([0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11], data.ToArray());
        Assert.Equal(9, data[1, 2]);
        data[1, 2] = 99;
        Assert.Equal(99, grid[2, 1].ToSingle());
        data.CopyFrom(new float[] { 5, 5 }, 0, 10);
        Assert.Equal([5f, 5f], grid[TensorIndex.Slice(1), TensorIndex.Single(3)].Floats());
        Assert.Throws<IndexOutOfRangeException>(() => data[12]);
    }

    [Fact]
    public void TheWrongElementTypeIsRefused()
    {
        Assert.Throws<ArgumentException>(() => grid.data<double>());
        Assert.Throws<ArgumentException>(() => grid.item<float>());
        Assert.Equal(3, grid[0, 3].item<float>());
    }

    [Fact]
    public void BytesAreTheStorage()
    {
        var bytes = grid.bytes;
        Assert.Equal(48, bytes.Length);
        Assert.Equal(1f, BitConverter.ToSingle(bytes[4..8]));
        Assert.Throws<InvalidOperationException>(() => grid.t().bytes.Length);
    }
}
