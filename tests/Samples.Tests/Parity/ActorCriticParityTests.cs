using Backpropamine.Samples.CueReward;
using Backpropamine.Samples.GridMaze;
using Backpropamine.Training;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Tests.Parity;

/// <summary>
/// Generated networks, environments, loss and optimiser against an independent PyTorch script (reference_a2c.py beside this
/// file): from the same weights and uniforms, every loss and every gradient of 20 iterations is the same.
/// </summary>
public sealed class ActorCriticParityTests
{
    private const double Tolerance = 1e-10;

    [Fact]
    public void The_maze_is_learnt_as_in_PyTorch_with_simple_modulation()
    {
        var run = new ReferenceRun("maze_simple");
        Compare(run, new MazeSimple(senses: 17, hidden: run.Size("hidden"), dtype: float64), Maze(run));
    }

    [Fact]
    public void The_maze_is_learnt_as_in_PyTorch_with_retroactive_modulation()
    {
        var run = new ReferenceRun("maze_retroactive");
        Compare(run, new MazeRetroactive(senses: 17, hidden: run.Size("hidden"), dtype: float64), Maze(run));
    }

    [Fact]
    public void Cues_and_rewards_are_learnt_as_in_PyTorch()
    {
        var run = new ReferenceRun("cue_simple");
        var environment = new CueEnvironment(run.Size("cues"), run.Size("bits"), run.Size("steps"), run.Size("lanes"));
        Compare(run, new CueSimple(senses: 12, hidden: run.Size("hidden"), dtype: float64), environment);
    }

    private static MazeEnvironment Maze(ReferenceRun run) => new(run.Size("size"), run.Size("steps"), run.Size("lanes"));

    private static void Compare<TOutput, TState>(ReferenceRun run, INetwork<TOutput, TState> network, IEnvironment environment)
        where TOutput : NetworkOutput, IActorCritic
        where TState : NetworkState<TState>
    {
        using var module = (nn.Module)network;
        var recorded = new RecordedRewards(environment);
        LoadWeights(run, module);
        using var learner = new Learner<TOutput, TState>(network, recorded, new ActorCriticOptions
        {
            Discount = run.Number("gamma"),
            ValueWeight = run.Number("value"),
            Concentration = run.Number("entropy"),
            LearningRate = run.Number("lr"),
            GradientClip = run.Number("clip"),
        });

        for (var iteration = 0; iteration < run.Losses.Length; iteration++)
        {
            var episode = learner.Backward(run.Draws(iteration), run.Actions(iteration));

            Assert.Equal(run.Rewards(iteration), recorded.TakeAll());
            AssertClose([run.Losses[iteration]], [episode.Loss], $"loss of iteration {iteration}");
            foreach (var (name, parameter) in module.named_parameters())
                AssertClose(run.Gradient(name, iteration), Values(parameter.grad), $"gradient of {name} in iteration {iteration}");
            learner.Update();
        }
    }

    private static void LoadWeights(ReferenceRun run, nn.Module module)
    {
        var parameters = module.named_parameters().ToDictionary(p => p.name, p => p.parameter);
        Assert.Equal(run.Parameters.Order(StringComparer.Ordinal), parameters.Keys.Order(StringComparer.Ordinal));
        using var _ = no_grad();
        foreach (var (name, parameter) in parameters)
        {
            using var weights = run.InitialWeights(name).ToTensor();
            Assert.Equal(weights.shape, parameter.shape);
            parameter.copy_(weights);
        }
    }

    private static double[] Values(Tensor? gradient)
    {
        Assert.NotNull(gradient);
        return NpyArray.From(gradient).ToArray<double>();
    }

    private static void AssertClose(double[] expected, double[] actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            var error = Math.Abs(expected[i] - actual[i]) / Math.Max(1, Math.Abs(expected[i]));
            Assert.True(error <= Tolerance, $"{what}, element {i}: {actual[i]} instead of {expected[i]}");
        }
    }
}
