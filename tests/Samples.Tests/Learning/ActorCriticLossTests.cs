using Backpropamine.Training;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Tests.Learning;

public class ActorCriticLossTests
{
    [Fact]
    public void Returns_discount_and_do_not_bootstrap()
    {
        // Two lanes, three steps.
        var returns = ActorCriticLoss.Returns([1, 0, 0, 10, 2, -1], lanes: 2, discount: 0.5);
        Assert.Equal([1 + 0.25 * 2, 5 - 0.25, 1, 10 - 0.5, 2, -1], returns);
    }

    [Fact]
    public void Loss_and_gradients_equal_a_computation_by_hand()
    {
        double[,,] logits = { { { 0.3, -0.2 }, { 1.0, 0.5 } }, { { 0.0, 0.7 }, { -0.4, 0.1 } } };
        double[,] values = { { 0.5, -1 }, { 2, 0 } };
        double[,] returns = { { 1, 2 }, { -1, 0.5 } };
        int[,] actions = { { 0, 1 }, { 1, 0 } };
        var options = new ActorCriticOptions { ValueWeight = 0.1, Concentration = 0.03 };

        var expected = 0.0;
        var valueGradient = new double[4];
        var logitGradient = new double[8];
        const int count = 4;
        for (var t = 0; t < 2; t++)
            for (var lane = 0; lane < 2; lane++)
            {
                var total = Math.Exp(logits[t, lane, 0]) + Math.Exp(logits[t, lane, 1]);
                double[] p = [Math.Exp(logits[t, lane, 0]) / total, Math.Exp(logits[t, lane, 1]) / total];
                var advantage = returns[t, lane] - values[t, lane];
                var squares = p[0] * p[0] + p[1] * p[1];
                expected += (-Math.Log(p[actions[t, lane]]) * advantage + 0.1 * advantage * advantage + 0.03 * squares) / count;
                valueGradient[t * 2 + lane] = -0.2 * advantage / count;
                for (var a = 0; a < 2; a++)
                    logitGradient[(t * 2 + lane) * 2 + a] =
                        (advantage * (p[a] - (a == actions[t, lane] ? 1 : 0)) + 0.06 * p[a] * (p[a] - squares)) / count;
            }

        using var scope = NewDisposeScope();
        var policy = tensor(logits.Cast<double>().ToArray(), [2, 2, 2]).requires_grad_();
        var critic = tensor(values.Cast<double>().ToArray(), [2, 2, 1]).requires_grad_();
        var loss = ActorCriticLoss.Compute(
            policy,
            critic,
            tensor(actions.Cast<int>().Select(action => (long)action).ToArray(), [2, 2, 1]),
            tensor(returns.Cast<double>().ToArray(), [2, 2, 1]),
            options);
        loss.backward();

        Assert.Equal(expected, loss.item<double>(), 1e-12);
        Assert.Equal(valueGradient, critic.grad!.data<double>().ToArray(), (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Equal(logitGradient, policy.grad!.data<double>().ToArray(), (x, y) => Math.Abs(x - y) < 1e-12);
    }
}
