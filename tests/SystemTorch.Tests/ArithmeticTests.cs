using TorchSharp;
using static Backpropamine.SystemTorch.Tests.Numbers;
using static TorchSharp.torch;

namespace Backpropamine.SystemTorch.Tests;

public class ArithmeticTests
{
    private readonly Tensor a = Row(1, 2, 3), b = Row(4, 5, 6);

    [Fact]
    public void OperatorsWork()
    {
        Assert.Equal([5, 7, 9], (a + b).Floats());
        Assert.Equal([-3, -3, -3], (a - b).Floats());
        Assert.Equal([4, 10, 18], (a * b).Floats());
        Close([0.25, 0.4, 0.5], a / b);
        Assert.Equal([3, 4, 5], (a + 2).Floats());
        Assert.Equal([1, 0, -1], (2 - a).Floats());
        Assert.Equal([0.5f, 1, 1.5f], (a * 0.5).Floats());
        Close([6, 3, 2], 6 / a);
        Assert.Equal([-1, -2, -3], (-a).Floats());
        Assert.Equal([1, 0, 1], (a % 2).Floats());
    }

    [Fact]
    public void ComparisonsGiveBooleans()
    {
        Assert.Equal([false, true, true], (a > 1).data<bool>().ToArray());
        Assert.Equal([true, false, false], (2 > a).data<bool>().ToArray());
        Assert.Equal([false, true, false], (a == Row(0, 2, 0)).data<bool>().ToArray());
        Assert.Equal([true, true, false], (a <= 2).data<bool>().ToArray());
        Assert.Equal([false, true, true], ((a > 1) & (a < 9)).data<bool>().ToArray());
        Assert.Equal([true, false, false], (~(a > 1)).data<bool>().ToArray());
        Assert.True(a.Equals(Row(1, 2, 3)));
        Assert.False(a.Equals(b));
        Assert.True(a.allclose(a + 1e-9f));
    }

    [Fact]
    public void InPlaceOperationsReturnTheirTensor()
    {
        var x = Row(1, -2, 3);
        Assert.Same(x, x.add_(1));
        Assert.Same(x, x.mul_(2).sub_(Row(1, 1, 1)).div_(1));
        Assert.Equal([3, -3, 7], x.Floats());
        Assert.Equal([3, 0, 5], x.clamp_(0.ToScalar(), 5.ToScalar()).Floats());
        Assert.Equal([3, 0, 5], x.relu_().Floats());
        var zeroed = x.zero_();
        Assert.NotSame(x, zeroed);
        Assert.Equal([0, 0, 0], x.Floats());
        Assert.Equal([2, 2, 2], x.copy_(Row(2, 2, 2)).Floats());
    }

    [Theory]
    [InlineData("tanh")]
    [InlineData("exp")]
    [InlineData("sin")]
    [InlineData("cos")]
    [InlineData("sqrt")]
    [InlineData("log")]
    [InlineData("abs")]
    [InlineData("sigmoid")]
    [InlineData("reciprocal")]
    [InlineData("square")]
    [InlineData("floor")]
    public void UnaryFunctionsAgreeWithTheirDefinition(string name)
    {
        var x = tensor(new[] { 0.3, 1.7, 2.5 });
        Func<double, double> expected = name switch
        {
            "tanh" => Math.Tanh,
            "exp" => Math.Exp,
            "sin" => Math.Sin,
            "cos" => Math.Cos,
            "sqrt" => Math.Sqrt,
            "log" => Math.Log,
            "abs" => Math.Abs,
            "sigmoid" => v => 1 / (1 + Math.Exp(-v)),
            "reciprocal" => v => 1 / v,
            "square" => v => v * v,
            _ => Math.Floor,
        };
        var values = (Tensor)typeof(Tensor).GetMethod(name, [])!.Invoke(x, [])!;
        Close(x.Doubles().Select(expected).ToArray(), values, 1e-12);
        var statics = (Tensor)typeof(torch).GetMethod(name, [typeof(Tensor)])!.Invoke(null, [x])!;
        Assert.Equal(values.Doubles(), statics.Doubles());
    }

    [Fact]
    public void TernaryOperations()
    {
        Assert.Equal([3.25f, 7, 12], Row(1.25f, 2, 3).addcmul(a, b, 0.5f).Floats());
        Close([1.125, 2.2, 3.25], a.addcdiv(a, b, 0.5));
        Assert.Equal([2.5f, 3.5f, 4.5f], a.lerp(b, 0.5f).Floats());
        Assert.Equal([1, 5, 3], where(Row(1, 0, 1) > 0, a, b).Floats());
        Assert.Equal([2, 2, 3], a.maximum(full(3, 2f)).Floats());
        Assert.Equal([0, 2, 3], a.masked_fill(a < 2, 0).Floats());
    }

    [Fact]
    public void Products()
    {
        var m = Matrix(new float[,] { { 1, 2 }, { 3, 4 } });
        Assert.Equal([7, 10, 15, 22], m.mm(m).Floats());
        Assert.Equal([5, 11], m.mv(Row(1, 2)).Floats());
        Assert.Equal([4, 5, 6, 8, 10, 12, 12, 15, 18], a.outer(b).Floats());
        Assert.Equal(32, a.dot(b).ToSingle());
        Assert.Equal([8, 11, 16, 23], ones(2, 2).addmm(m, m).Floats());
        Assert.Equal([7, 10, 15, 22], m.unsqueeze(0).bmm(m.unsqueeze(0)).Floats());
        Assert.Equal([7, 10, 15, 22], einsum("ij,jk->ik", m, m).Floats());
        Assert.Equal([7, 10, 15, 22], m.matmul(m).Floats());
    }

    [Fact]
    public void TypesConvert()
    {
        Assert.Equal(ScalarType.Float64, (a.@double() + 1).dtype);
        Assert.Equal([1L, 2L, 3L], a.@long().data<long>().ToArray());
        Assert.Equal(ScalarType.Float64, (a + tensor(new double[] { 1 })).dtype);
        Assert.Equal(1.5, (double)tensor(1.5));
        Assert.Equal(ScalarType.Float32, ((Tensor)0.5f).dtype);
        var same = a.to(float32);
        Assert.NotSame(a, same);
        same.fill_(0);
        Assert.Equal([0, 0, 0], a.Floats());
    }
}
