using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.SystemTorch.Tests;

public class FactoryTests
{
    [Fact]
    public void ZerosOnesAndFullHaveTheirShapesTypesAndValues()
    {
        Assert.Equal([0, 0, 0, 0, 0, 0], zeros(2, 3).Floats());
        Assert.Equal([2, 3], zeros([2, 3]).shape);
        Assert.Equal([1.0, 1.0], ones(2, dtype: float64).Doubles());
        Assert.Equal(ScalarType.Int64, full(2, 1).dtype);
        Assert.Equal(ScalarType.Float32, full(2, 1.0).dtype);
        Assert.Equal([0.5f, 0.5f], full(2, 0.5f).Floats());
        Assert.Equal([2, 1, 4, 1], empty(2, 1, 4, 1).shape);
    }

    [Fact]
    public void TensorsFromArraysKeepTypeShapeAndOrder()
    {
        Assert.Equal(ScalarType.Float64, tensor(new double[] { 1 }).dtype);
        Assert.Equal(ScalarType.Int64, tensor(new long[] { 1 }).dtype);
        Assert.Equal(ScalarType.Bool, tensor(new[] { true }).dtype);
        var matrix = tensor(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        Assert.Equal([2, 3], matrix.shape);
        Assert.Equal(6, matrix[1, 2].ToSingle());
        var shaped = tensor(new float[] { 1, 2, 3, 4 }, new long[] { 2, 2 });
        Assert.Equal(3, shaped[1, 0].ToSingle());
        Assert.Equal(ScalarType.Float64, tensor(new float[] { 1 }, dtype: float64).dtype);
        Assert.Equal([3, 2], from_array(new int[3, 2]).shape);
    }

    [Fact]
    public void TensorCopiesItsArray()
    {
        var array = new float[] { 1, 2 };
        var copy = tensor(array);
        array[0] = 9;
        Assert.Equal([1, 2], copy.Floats());
    }

    [Fact]
    public void AnArrayTooShortForItsShapeIsRefused() =>
        Assert.Throws<ArgumentException>(() => tensor(new float[] { 1, 2 }, new long[] { 3 }));

    [Fact]
    public void RangesFollowTheirOperands()
    {
        Assert.Equal(ScalarType.Int64, arange(3).dtype);
        Assert.Equal(ScalarType.Float32, arange(3.0).dtype);
        Assert.Equal([1L, 3L], arange(1, 5, 2).data<long>().ToArray());
        Assert.Equal([0, 0.5f, 1], linspace(0, 1, 3).Floats());
        Assert.Equal([1, 0, 0, 1], eye(2).Floats());
    }

    [Fact]
    public void TheSameSeedGivesTheSameNumbers()
    {
        manual_seed(7);
        var first = rand(4).Floats();
        manual_seed(7);
        Assert.Equal(first, rand(4).Floats());
        Assert.All(first, value => Assert.InRange(value, 0f, 1f));
        Assert.NotEqual(first, rand(4).Floats());
    }

    [Fact]
    public void AGeneratorHasItsOwnSequence()
    {
        using var a = new Generator(3);
        using var b = new Generator(3);
        manual_seed(1);
        Assert.Equal(rand(3, generator: a).Floats(), rand(3, generator: b).Floats());
        var state = a.get_state();
        var next = randn(3, generator: a).Floats();
        a.set_state(state);
        Assert.Equal(next, randn(3, generator: a).Floats());
    }

    [Fact]
    public void RandRefusesIntegers() => Assert.Throws<ArgumentException>(() => rand(2, dtype: int64));

    [Fact]
    public void RequiresGradIsSetOnRequest()
    {
        Assert.True(zeros(2, requires_grad: true).requires_grad);
        Assert.False(zeros(2).requires_grad);
        Assert.True(tensor(new float[] { 1 }, requires_grad: true).is_leaf);
    }

    [Fact]
    public void TheMetaDeviceHasShapesAndNoData()
    {
        var meta = zeros(2, 3, device: META);
        Assert.True(meta.is_meta);
        Assert.Equal([2, 2], meta.mm(empty(3, 2, device: META)).shape);
        Assert.Equal("meta", meta.device.ToString());
        Assert.ThrowsAny<Exception>(() => meta.data<float>().ToArray());
    }

    [Fact]
    public void ATensorDescribesItself() => Assert.Equal("[2x3], type = Float32, device = cpu", zeros(2, 3).ToString());

    [Fact]
    public void DevicesParse()
    {
        Assert.Equal(DeviceType.CPU, device("cpu").type);
        Assert.Equal("cpu", CPU.ToString());
        Assert.Equal(3, new Device("cuda:3").index);
        Assert.ThrowsAny<ArgumentException>(() => new Device("toaster"));
    }
}
