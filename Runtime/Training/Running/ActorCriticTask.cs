using Backpropamine.Training.Reporting;
using static TorchSharp.torch;

namespace Backpropamine.Training;

/// <summary>A task in which an agent acts and earns rewards; it is trained by advantage actor–critic.</summary>
public abstract class ActorCriticTask : LearningTask
{
    /// <inheritdoc/>
    public override string Method => "batched advantage actor–critic";

    /// <summary>Hyper-parameters of learning.</summary>
    /// <param name="settings">The training.</param>
    public abstract ActorCriticOptions Options(RunSettings settings);

    /// <summary>The task in a number of lanes.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="lanes">Lanes B.</param>
    public abstract IEnvironment CreateEnvironment(RunSettings settings, int lanes);

    /// <summary>What others than the network earn in the same episodes.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="draws">What the world draws from, a stream for each lane.</param>
    /// <param name="rounds">Episodes of each lane.</param>
    public virtual IReadOnlyList<Measure> Baselines(RunSettings settings, IUniforms draws, int rounds) => [];

    /// <summary>The agent's way in the world, for tasks that have places.</summary>
    /// <param name="environment">The environment at the episode's end.</param>
    /// <param name="lane">The lane.</param>
    /// <param name="cells">Where the agent acted in each step.</param>
    public virtual MazePath? Path(IEnvironment environment, int lane, IReadOnlyList<int> cells) => null;

    /// <summary>A network that can learn the task.</summary>
    /// <typeparam name="TOutput">The network's output of a step.</typeparam>
    /// <typeparam name="TState">The network's state.</typeparam>
    /// <param name="name">The name on the command line.</param>
    /// <param name="description">The network in a few words.</param>
    /// <param name="matrices">Matrices of plastic state in each lane.</param>
    /// <param name="create">Makes the network from the number of senses and of hidden neurons.</param>
    public NetworkChoice Agent<TOutput, TState>(string name, string description, int matrices, Func<int, int, Device, INetwork<TOutput, TState>> create)
        where TOutput : NetworkOutput, IActorCritic
        where TState : NetworkState<TState> =>
        new(name, description, matrices, (settings, device) => new ActorCriticTrainer<TOutput, TState>(
            create(CreateEnvironment(settings, 1).Senses, settings.Hidden, device), this, settings));
}
