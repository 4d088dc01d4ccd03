using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Backpropamine.Training;

/// <summary>Trains a network by advantage actor–critic: an episode in every lane, one gradient, one step of Adam.</summary>
/// <typeparam name="TOutput">The network's output of a step.</typeparam>
/// <typeparam name="TState">The network's state.</typeparam>
public sealed class Learner<TOutput, TState> : IDisposable
    where TOutput : NetworkOutput, IActorCritic
    where TState : NetworkState<TState>
{
    private readonly EpisodePlayer<TOutput, TState> _player;
    private readonly ActorCriticOptions _options;
    private readonly Parameter[] _parameters;
    private readonly nn.Module _module;
    private readonly LaneShare _share;

    /// <summary>A learner.</summary>
    /// <param name="network">The network; it also has to be a module. It stays the caller's.</param>
    /// <param name="environment">The task.</param>
    /// <param name="options">Hyper-parameters.</param>
    /// <param name="share">The lanes of the environment among those of all ranks; all of them unless given.</param>
    public Learner(INetwork<TOutput, TState> network, IEnvironment environment, ActorCriticOptions options, LaneShare? share = null)
    {
        ArgumentNullException.ThrowIfNull(environment);
        _player = new EpisodePlayer<TOutput, TState>(network, environment);
        _options = options;
        _share = share ?? LaneShare.Whole(environment.Lanes);
        _module = (nn.Module)network;
        _parameters = [.. _module.parameters()];
        Optimizer = optim.Adam(_parameters, options.LearningRate, eps: options.Epsilon);
    }

    /// <summary>The optimiser.</summary>
    public Adam Optimizer { get; }

    /// <summary>Runs an episode in every lane and leaves the loss's gradient in the parameters: the mean over the lanes of all ranks.</summary>
    /// <param name="draws">The environment's random numbers.</param>
    /// <param name="actions">The random numbers that choose actions, one a lane and step.</param>
    /// <exception cref="TrainingException">The loss is not a number.</exception>
    public Episode Backward(IUniforms draws, IUniforms actions)
    {
        using var scope = NewDisposeScope();
        var (steps, lanes) = (_player.Environment.Steps, _player.Environment.Lanes);
        var (logits, values) = (new Tensor[steps], new Tensor[steps]);
        var (taken, rewards) = _player.Play(draws, actions, (step, output, _, _) => (logits[step], values[step]) = (output.Policy, output.Value));

        var returns = ActorCriticLoss.Returns(rewards, lanes, _options.Discount);
        var senses = _player.Senses;
        var loss = ActorCriticLoss.Compute(
            stack(logits),
            stack(values),
            tensor(Array.ConvertAll(taken, action => (long)action), [steps, lanes, 1], device: senses.Device),
            senses.ToTensor(returns, [steps, lanes, 1]),
            _options);
        var own = new Episode(loss.to(float64).item<double>(), _player.Environment.Score);
        var episode = own.OfAll(Ranks.Current, _share, _player.Environment.ScoreWeight);
        TrainingException.RequireNumber(episode.Loss, "loss");
        Optimizer.zero_grad();
        loss.backward();
        Ranks.Current.Reduce(_module, _share);
        return episode;
    }

    /// <summary>Clips the gradient and takes one step.</summary>
    /// <exception cref="TrainingException">The gradient is not a number; nothing was changed.</exception>
    public void Update()
    {
        using var scope = NewDisposeScope();
        TrainingException.RequireNumber(nn.utils.clip_grad_norm_(_parameters, _options.GradientClip), "gradient");
        Optimizer.step();
    }

    /// <inheritdoc/>
    public void Dispose() => Optimizer.Dispose();
}
