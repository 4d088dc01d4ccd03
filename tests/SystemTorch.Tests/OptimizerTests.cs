using TorchSharp;
using TorchSharp.Modules;
using static Backpropamine.SystemTorch.Tests.Numbers;
using static TorchSharp.torch;

namespace Backpropamine.SystemTorch.Tests;

public class OptimizerTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    public void AdamFollowsItsFormula(double decay)
    {
        var parameter = nn.Parameter(tensor(new[] { 1.0, -2.0 }));
        var adam = optim.Adam([parameter], lr: 0.05, weight_decay: decay);
        double[] w = [1, -2], m = [0, 0], v = [0, 0];
        for (var t = 1; t <= 5; t++)
        {
            adam.zero_grad();
            (parameter.pow(2) * tensor(new[] { 1.0, 3.0 })).sum().backward();
            adam.step();
            for (var i = 0; i < 2; i++)
            {
                var g = 2 * w[i] * (i == 0 ? 1 : 3) + decay * w[i];
                m[i] = 0.9 * m[i] + 0.1 * g;
                v[i] = 0.999 * v[i] + 0.001 * g * g;
                w[i] -= 0.05 / (1 - Math.Pow(0.9, t)) * m[i] / (Math.Sqrt(v[i]) / Math.Sqrt(1 - Math.Pow(0.999, t)) + 1e-8);
            }

            Close(w, parameter, 1e-12);
        }
    }

    [Fact]
    public void AmsgradKeepsTheLargestSecondMoment()
    {
        var parameter = nn.Parameter(tensor(new[] { 1.0 }));
        var adam = optim.Adam([parameter], lr: 0.1, amsgrad: true);
        foreach (var slope in new[] { 10.0, 0.001 })
        {
            adam.zero_grad();
            (parameter * slope).sum().backward();
            adam.step();
        }

        var state = (Adam.State)adam.state_dict().State[0];
        Assert.Equal(2, state.step);
        Assert.True(state.max_exp_avg_sq!.ToDouble() > state.exp_avg_sq.ToDouble());
    }

    [Fact]
    public void AdamResumesFromItsState()
    {
        static (Parameter, Adam) Start()
        {
            var parameter = nn.Parameter(tensor(new[] { 1.0, 2.0 }));
            return (parameter, optim.Adam([parameter], lr: 0.1));
        }

        static void Step(Parameter parameter, Adam adam)
        {
            adam.zero_grad();
            parameter.pow(2).sum().backward();
            adam.step();
        }

        var (a, first) = Start();
        Step(a, first);
        var stream = new MemoryStream();
        first.save_state_dict(new BinaryWriter(stream));
        var (b, second) = Start();
        using (no_grad()) b.copy_(a);
        stream.Position = 0;
        second.load_state_dict(new BinaryReader(stream));
        Step(a, first);
        Step(b, second);
        Assert.Equal(a.Doubles(), b.Doubles());
    }

    [Fact]
    public void AdamLeavesNoTensorsBehind()
    {
        var parameter = nn.Parameter(ones(4));
        var adam = optim.Adam([parameter]);
        parameter.grad = ones(4);
        using var scope = NewDisposeScope();
        adam.step();
        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void SgdWithMomentumFollowsItsFormula()
    {
        var parameter = nn.Parameter(tensor(new[] { 1.0 }));
        var sgd = optim.SGD([parameter], learningRate: 0.1, momentum: 0.5);
        double w = 1, velocity = 0;
        for (var t = 0; t < 4; t++)
        {
            sgd.zero_grad();
            parameter.pow(2).sum().backward();
            sgd.step();
            velocity = 0.5 * velocity + 2 * w;
            w -= 0.1 * velocity;
            Close([w], parameter, 1e-12);
        }
    }

    [Fact]
    public void ClippingScalesToTheNorm()
    {
        Parameter a = nn.Parameter(zeros(1)), b = nn.Parameter(zeros(1)), without = nn.Parameter(zeros(1));
        a.grad = Row(3);
        b.grad = Row(4);
        Assert.Equal(5, nn.utils.clip_grad_norm_([a, b, without], 1), 1e-6);
        Close([0.6], a.grad!, 1e-6);
        Close([0.8], b.grad!, 1e-6);
        Assert.Equal(1, nn.utils.clip_grad_norm_([a, b], 5), 1e-5);
        Close([0.6], a.grad!, 1e-6);
    }

    [Fact]
    public void NegativeRatesAreRefused() => Assert.Throws<ArgumentException>(() => optim.Adam([nn.Parameter(ones(1))], lr: -1));

    [Fact]
    public void LearningRatesChange()
    {
        var adam = optim.Adam([nn.Parameter(ones(1))], lr: 0.1);
        foreach (var group in adam.ParamGroups) group.LearningRate = 0.01;
        Assert.All(adam.ParamGroups, group => Assert.Equal((0.01, 0.1), (group.LearningRate, group.InitialLearningRate)));
    }
}
