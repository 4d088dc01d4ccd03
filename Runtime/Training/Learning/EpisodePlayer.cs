using static TorchSharp.torch;

namespace Backpropamine.Training;

/// <summary>Lets a network play a task: an episode in every lane.</summary>
/// <typeparam name="TOutput">The network's output of a step.</typeparam>
/// <typeparam name="TState">The network's state.</typeparam>
public sealed class EpisodePlayer<TOutput, TState>
    where TOutput : NetworkOutput, IActorCritic
    where TState : NetworkState<TState>
{
    private readonly INetwork<TOutput, TState> _network;

    /// <summary>A player.</summary>
    /// <param name="network">The network; it also has to be a module.</param>
    /// <param name="environment">The task.</param>
    public EpisodePlayer(INetwork<TOutput, TState> network, IEnvironment environment)
    {
        var model = ((nn.Module)network).parameters().First();
        (_network, Environment) = (network, environment);
        Senses = new SenseBuffer(environment, model.dtype, model.device);
    }

    /// <summary>The task.</summary>
    public IEnvironment Environment { get; }

    internal SenseBuffer Senses { get; }

    /// <summary>Plays from the start to the end of an episode. The tensors made are left to the caller's dispose scope.</summary>
    /// <param name="draws">The environment's random numbers.</param>
    /// <param name="actions">The random numbers that choose actions, one a lane and step.</param>
    /// <param name="observe">Called once a step, before the environment takes the actions.</param>
    public PlayedEpisode Play(IUniforms draws, IUniforms actions, StepObserver<TOutput, TState>? observe = null)
    {
        var (steps, lanes) = (Environment.Steps, Environment.Lanes);
        var taken = new int[steps * lanes];
        var rewards = new double[steps * lanes];
        Environment.Reset(draws);
        var state = _network.InitialState(lanes);
        for (var step = 0; step < steps; step++)
        {
            (var output, state) = _network.forward(Senses.Read(), state);
            var now = taken.AsSpan(step * lanes, lanes);
            ActionSampler.Sample(output.Policy, actions, now);
            observe?.Invoke(step, output, state, now);
            Environment.Act(now, rewards.AsSpan(step * lanes, lanes));
        }
        return new PlayedEpisode(taken, rewards);
    }
}
