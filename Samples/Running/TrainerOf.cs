using Backpropamine.Samples.Learning;
using Backpropamine.Samples.Randomness;
using Backpropamine.Samples.Reporting;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Running;

/// <summary>A trainer of one generated network.</summary>
/// <typeparam name="TOutput">The network's output of a step.</typeparam>
/// <typeparam name="TState">The network's state.</typeparam>
internal sealed class Trainer<TOutput, TState> : Trainer
    where TOutput : NetworkOutput, IActorCritic
    where TState : NetworkState<TState>
{
    private readonly INetwork<TOutput, TState> _network;
    private readonly LearningTask _task;
    private readonly Learner<TOutput, TState> _learner;
    private readonly int _burnIn;

    public Trainer(INetwork<TOutput, TState> network, LearningTask task, RunSettings settings)
        : base(settings)
    {
        var options = task.Options with { LearningRate = settings.LearningRate };
        (_network, _task, _burnIn) = (network, task, options.BurnIn);
        _learner = new Learner<TOutput, TState>(network, task.CreateEnvironment(settings, settings.Lanes), options);
    }

    public override nn.Module Network => (nn.Module)_network;

    protected override OptimizerHelper Optimizer => _learner.Optimizer;

    public override IReadOnlyList<EpisodeTrace> Replay(params IReadOnlyList<Plasticity> plasticities)
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

    public override double Evaluate(Plasticity plasticity, int rounds)
    {
        var environment = _task.CreateEnvironment(Settings, Settings.Lanes);
        var total = 0.0;
        Play(environment, plasticity, player =>
        {
            for (var round = 0; round < rounds; round++)
            {
                player(null);
                total += environment.Score;
            }
        });
        return total / rounds;
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
        var draws = new LaneStreams(Settings.Seed, StreamPurpose.ReplayEnvironment, environment.Lanes);
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
