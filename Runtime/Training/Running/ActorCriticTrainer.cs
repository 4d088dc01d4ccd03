using System.Globalization;
using Backpropamine.Training.Reporting;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Backpropamine.Training;

/// <summary>Trains an agent by advantage actor–critic.</summary>
/// <typeparam name="TOutput">The network's output of a step.</typeparam>
/// <typeparam name="TState">The network's state.</typeparam>
internal sealed class ActorCriticTrainer<TOutput, TState> : Trainer
    where TOutput : NetworkOutput, IActorCritic
    where TState : NetworkState<TState>
{
    private const int Rounds = 10;
    private readonly INetwork<TOutput, TState> _network;
    private readonly ActorCriticTask _task;
    private readonly Learner<TOutput, TState> _learner;
    private readonly int _burnIn;

    public ActorCriticTrainer(INetwork<TOutput, TState> network, ActorCriticTask task, RunSettings settings)
        : base(settings)
    {
        var options = task.Options(settings) with { LearningRate = settings.LearningRate };
        (_network, _task, _burnIn) = (network, task, options.BurnIn);
        _learner = new Learner<TOutput, TState>(network, task.CreateEnvironment(settings, Share.Count), options, Share);
    }

    /// <inheritdoc/>
    public override bool DividesLanes => true;

    public override nn.Module Network => (nn.Module)_network;

    protected override OptimizerHelper Optimizer => _learner.Optimizer;

    /// <inheritdoc/>
    public override Showing Show()
    {
        var plastic = _task.FindNetwork(Settings.Network) is { Plastic: true } choice ? choice : null;
        var episodes = Rounds * Settings.Lanes;
        var baselines = _task.Baselines(Settings, World(Settings.Lanes), Rounds);
        if (plastic is null)
            return new Showing("", [Measure("new episodes", Plasticity.Off), .. baselines]) { Episodes = Replay(Plasticity.Off) };
        var (on, off) = (Measure("plasticity on", Plasticity.On), Measure("plasticity off", Plasticity.Off));
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"After training, over {episodes} new episodes, the {plastic.Description} net earns {on.Mean:F2} ({_task.ScoreName}); with plasticity off it earns {off.Mean:F2}.{string.Concat(baselines.Select(baseline => $" The {baseline.Name} earns {baseline.Mean:F2}."))}");
        return new Showing(text, [on, off, .. baselines]) { Episodes = Replay(Plasticity.On, Plasticity.Off) };
    }

    /// <summary>Plays an episode in every lane without learning and writes down what happens in the most typical lane.</summary>
    /// <param name="plasticities">Whether networks are plastic; all ways of playing have the same episodes, and the same lane is shown.</param>
    /// <returns>One episode for each of these ways.</returns>
    public IReadOnlyList<EpisodeTrace> Replay(params IReadOnlyList<Plasticity> plasticities)
    {
        var environment = _task.CreateEnvironment(Settings, Settings.Lanes);
        LaneRewards[] rewards = [.. plasticities.Select(plasticity => Once(environment, plasticity, null))];
        var lane = LaneRewards.Typical(rewards);
        return [.. plasticities.Select((plasticity, i) =>
        {
            var recorder = new EpisodeRecorder(environment, lane);
            Once(environment, plasticity, recorder.Record);
            return recorder.Trace(_task, plasticity, rewards[i]);
        })];
    }

    public override void Dispose()
    {
        _learner.Dispose();
        base.Dispose();
    }

    protected override Episode Learn(IUniforms draws, IUniforms actions, int iteration)
    {
        var episode = _learner.Backward(draws, actions);
        if (iteration >= _burnIn)
            _learner.Update();
        return episode;
    }

    private Measure Measure(string name, Plasticity plasticity)
    {
        var environment = _task.CreateEnvironment(Settings, Settings.Lanes);
        var scores = new double[Rounds];
        Play(environment, plasticity, player =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                player(null);
                scores[round] = environment.Score;
            }
        });
        return Training.Measure.Of(name, scores, Settings.Lanes);
    }

    private LaneStreams World(int lanes) => new(Settings.Seed, StreamPurpose.ReplayEnvironment, lanes);

    private LaneRewards Once(IEnvironment environment, Plasticity plasticity, StepObserver<TOutput, TState>? observe)
    {
        PlayedEpisode episode = default;
        Play(environment, plasticity, player => episode = player(observe));
        return new LaneRewards(episode, environment.Lanes);
    }

    private void Play(IEnvironment environment, Plasticity plasticity, Action<Func<StepObserver<TOutput, TState>?, PlayedEpisode>> body)
    {
        var module = (PlasticModule)_network;
        var before = module.Plasticity;
        var player = new EpisodePlayer<TOutput, TState>(_network, environment);
        var draws = World(environment.Lanes);
        var actions = new LaneStreams(Settings.Seed, StreamPurpose.ReplayActions, environment.Lanes);
        module.Plasticity = plasticity;
        using (no_grad())
        {
            body(observe =>
            {
                using var scope = NewDisposeScope();
                return player.Play(draws, actions, observe);
            });
        }
        module.Plasticity = before;
    }
}
